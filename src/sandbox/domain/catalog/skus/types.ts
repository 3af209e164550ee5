import type { Metadata } from '../../kernel/common-types';

export type WeightUnit = 'oz' | 'lb' | 'g' | 'kg';

export interface SkuFields {
  eccn?: string;
  hsCode?: string;
  skuGroupId?: string;
  partNumber?: string;
  manufacturerId?: string;
  managedFulfillment?: string | null;
  taxCode?: string;
  name?: string;
  description?: string;
  image?: string;
  url?: string;
  countryOfOrigin?: string;
  weight?: number;
  weightUnit?: WeightUnit;
  itemBreadcrumb?: string;
  partnerAccountId?: string;
  /** Kept and answered, with no other effect. */
  fulfill?: boolean;
  metadata?: Metadata;
}

export interface UpdateSkuRequest extends SkuFields {
  /** Taken for the sake of older connectors, and forgotten. */
  allowOversell?: boolean;
}
export interface SkuRequest extends UpdateSkuRequest {
  id?: string;
}

export interface Sku extends SkuFields {
  id: string;
  createdTime: string;
  /** Absent until the first change. */
  updatedTime?: string;
  /** Derived from the tax code. */
  physical: boolean;
  fulfill: boolean;
  name: string;
  countryOfOrigin: string;
  liveMode: boolean;
}
