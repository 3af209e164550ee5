import type { Metadata } from '../common-types';

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
  metadata?: Metadata;
}

export interface SkuRequest extends SkuFields {
  id?: string;
}
export type SkuUpsertRequest = SkuFields;
export type UpdateSkuRequest = SkuFields;

export interface Sku extends SkuFields {
  id: string;
  createdTime: string;
  updatedTime: string;
  /** Derived from the tax code. */
  physical: boolean;
  weightUnit: WeightUnit;
  name: string;
  countryOfOrigin: string;
  liveMode: boolean;
}
