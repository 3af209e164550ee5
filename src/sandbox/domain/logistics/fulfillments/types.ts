import type { Metadata } from '../../../../generated/contract/types';
import type { OrderDetails } from '../../sale/orders/types';

interface Tracking {
  trackingCompany?: string;
  trackingNumber?: string;
  trackingUrl?: string;
}

/** What a caller notes about a line; kept and answered as sent. */
export interface ItemNotes extends Tracking {
  shipmentItemId?: string;
  subfulfillerId?: string;
  distributorCost?: number;
  shippingCost?: number;
}

export interface FulfillmentRequestItem extends ItemNotes {
  itemId?: string;
  skuId?: string;
  quantity?: number | null;
  cancelQuantity?: number | null;
}

export interface FulfillmentRequest extends Tracking {
  orderId: string;
  shipmentId?: string;
  currency?: string;
  partnerId?: string;
  items: FulfillmentRequestItem[];
  metadata?: Metadata;
}

export interface UpdateFulfillmentRequest extends Tracking {
  items?: (Tracking & { itemId: string })[];
  metadata?: Metadata;
}

export interface FulfillmentItem extends ItemNotes {
  itemId: string;
  skuId?: string;
  quantity: number;
  cancelQuantity: number;
}

export interface Fulfillment extends Tracking {
  id: string;
  createdTime: string;
  orderId: string;
  shipmentId?: string;
  currency?: string;
  items: FulfillmentItem[];
  chargeOperationIds: string[];
  metadata?: Metadata;
  liveMode: boolean;
}

/** The answer of `GET /fulfillments/{id}` and the object of `fulfillment.created`. */
export interface FulfillmentWithOrder extends Fulfillment {
  orderDetails: OrderDetails;
}
