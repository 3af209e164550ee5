import type { Metadata } from '../../../../generated/contract/types';

export type FeeType = 'battery' | 'weee' | 'copyright' | 'e_waste' | 'packaging';

/** A regulatory fee per unit of a SKU in one country and currency. */
export interface Fee {
  id: string;
  type: FeeType;
  skuId: string;
  category?: string;
  value?: string;
  amount: number;
  currency: string;
  country: string;
  subdivisions?: string[];
  liveMode?: boolean;
  metadata?: Metadata;
}
