import type { Metadata } from '../common-types';
import type { OrderDetails } from '../orders/types';

interface Tracking {
  trackingCompany?: string;
  trackingNumber?: string;
  trackingUrl?: string;
}

export interface FulfillmentRequestItem {
  itemId?: string;
  skuId?: string;
  shipmentItemId?: string;
  quantity?: number | null;
  cancelQuantity?: number | null;
}

export interface FulfillmentRequest extends Tracking {
  orderId: string;
  shipmentId?: string;
  items: FulfillmentRequestItem[];
  metadata?: Metadata;
}

export interface UpdateFulfillmentRequest extends Tracking {
  items?: { itemId?: string }[];
  metadata?: Metadata;
}

export interface FulfillmentItem {
  itemId: string;
  skuId?: string;
  shipmentItemId?: string;
  quantity: number;
  cancelQuantity: number;
}

export interface Fulfillment extends Tracking {
  id: string;
  createdTime: string;
  orderId: string;
  shipmentId?: string;
  items: FulfillmentItem[];
  chargeOperationIds: string[];
  metadata?: Metadata;
  liveMode: boolean;
}

/** The answer of `GET /fulfillments/{id}` and the object of `fulfillment.created`. */
export interface FulfillmentWithOrder extends Fulfillment {
  orderDetails: OrderDetails;
}
