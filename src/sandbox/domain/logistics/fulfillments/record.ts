import type { Kept } from '../../kernel/records';
import type { Fulfillment } from './types';

export type FulfillmentRecord = Kept<'fulfillment', Fulfillment>;

declare module '../../kernel/records' {
  interface Records {
    fulfillment: FulfillmentRecord;
  }
}
