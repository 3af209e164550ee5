import type { LogisticsReturn, ShippingLabel } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type LogisticsReturnRecord = Kept<'logistics_return', LogisticsReturn>;
/** When it was made is a filter of the list, and no field of the answer. */
export type ShippingLabelRecord = Kept<'shipping_label', ShippingLabel, { readonly createdTime?: string }>;

declare module '../../kernel/records' {
  interface Records {
    logistics_return: LogisticsReturnRecord;
    shipping_label: ShippingLabelRecord;
  }
}
