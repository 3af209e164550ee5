import type { SituationId } from './situations';

/** What an operation needs before it can succeed, and where the ids go: `path.id`, or a place in the body. */
export interface Recipe {
  situation: SituationId;
  /** Place → value name. Body places count only where the body has them. */
  slots: Record<string, string>;
  /** Set where a contract's sample may have lost what it rests on, such as the customer whose card pays. */
  distrustsSamples?: true;
}

const byId = (situation: SituationId, kind: string = situation): Recipe => ({
  situation,
  slots: { 'path.id': `${kind}.id` },
});

const inOrder = {
  'body.orderId': 'order.id',
  'body.items[0].itemId': 'order.itemId',
  'body.items[0].skuId': 'order.skuId',
};

const onCheckout = { 'path.id': 'checkout.id', 'path.sourceId': 'source.id' };

const onCustomer = { 'path.id': 'customer.id', 'path.sourceId': 'source.id' };

/** Operations without an entry need nothing: lists, and creations from scratch. */
export const recipes: Record<string, Recipe> = {
  retrieveSkus: byId('sku'),
  updateSkus: byId('sku'),
  deleteSkus: byId('sku'),
  retrieveCustomers: byId('customer'),
  updateCustomers: byId('customer'),
  deleteCustomers: byId('customer'),
  createCustomerSource: { situation: 'customer-and-source', slots: onCustomer },
  deleteCustomerSource: { situation: 'saved-source', slots: onCustomer },
  createCheckouts: { situation: 'sku', slots: { 'body.items[0].skuId': 'sku.id' } },
  retrieveCheckouts: byId('checkout'),
  updateCheckouts: byId('checkout'),
  deleteCheckouts: byId('checkout'),
  attachSourceToCheckout: { situation: 'checkout-and-source', slots: onCheckout },
  detachSourceToCheckout: { situation: 'paid-checkout', slots: onCheckout },
  retrieveSources: byId('source'),
  createOrders: { situation: 'paid-checkout', slots: { 'body.checkoutId': 'checkout.id' }, distrustsSamples: true },
  retrieveOrders: byId('order'),
  updateOrders: byId('order'),
  refreshOrders: byId('order'),
  createFulfillments: { situation: 'accepted-order', slots: inOrder },
  retrieveFulfillments: byId('fulfillment'),
  updateFulfillments: byId('fulfillment'),
  retrieveCharges: byId('charge'),
  createRefunds: { situation: 'shipped-order', slots: inOrder },
  retrieveRefunds: byId('refund'),
  updateRefunds: byId('refund'),
  retrieveEvents: byId('event'),
};
