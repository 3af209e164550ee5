import type { Fulfillment } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type FulfillmentRecord = Kept<'fulfillment', Fulfillment>;

declare module '../../kernel/records' {
  interface Records {
    fulfillment: FulfillmentRecord;
  }
}
