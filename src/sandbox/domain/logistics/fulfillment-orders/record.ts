import type {
  FulfillmentCancellation,
  FulfillmentOrder,
  FulfillmentReturn,
  Shipment,
} from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

/** `updatedTime` is a filter of the list, and no field of the answer. */
export type FulfillmentOrderRecord = Kept<'fulfillment_order', FulfillmentOrder>;
export type FulfillmentCancellationRecord = Kept<'fulfillment_cancellation', FulfillmentCancellation>;
export type FulfillmentReturnRecord = Kept<'fulfillment_return', FulfillmentReturn>;
export type ShipmentRecord = Kept<'shipment', Shipment>;

declare module '../../kernel/records' {
  interface Records {
    fulfillment_order: FulfillmentOrderRecord;
    fulfillment_cancellation: FulfillmentCancellationRecord;
    fulfillment_return: FulfillmentReturnRecord;
    shipment: ShipmentRecord;
  }
}

declare module '../../kernel/ids' {
  interface InnerIds {
    'fulfillment-order-item': string;
    'shipment-item': string;
  }
}
