import { CARDS, cart, SHIPPING } from './fixtures';
import { attachSource, postCard, postCheckout, postOrder, putSku } from './steps';
import type { Guide, Step } from './types';

const items = [{ skuId: '{{sku.id}}', quantity: 2, price: 10 }];

const createCheckout: Step = {
  ...postCheckout(),
  why: 'It hands over the cart and the addresses. State in every one whether prices include tax, and send the shopper’s own IP address.',
  request: { method: 'POST', path: '/checkouts', body: cart({ items }) },
  expects: { status: [201], body: { totalTax: 1.51, totalAmount: 21.51, 'payment.session.state': 'requires_source' } },
  changed: 'A checkout for two units at 10.00 USD: 20.00 plus 1.51 tax makes 21.51 USD.',
};

const chooseShipping: Step = {
  id: 'choose-shipping',
  title: 'Add the shipping choice',
  why: 'Addresses and shipping may change until the order. Items, discounts and taxInclusive may not: for those, create another checkout.',
  request: { method: 'POST', path: '/checkouts/{{checkout.id}}', body: { shippingChoice: SHIPPING } },
  expects: { status: [200], body: { totalShipping: 5, totalTax: 1.89, totalAmount: 26.89 } },
  changed: 'Shipping adds 5.00 and 0.38 tax. The shopper now owes 26.89 USD.',
  events: ['checkout.updated'],
};

const declinedCard: Step = {
  ...postCard(CARDS.declinedAtOrder),
  id: 'declined-card',
  title: 'Create a source from a card that will be declined',
  why: 'This test number makes a good source whose charge fails. Every connector must cope with that.',
  changed: 'The source is chargeable: a bank says no only when it is charged.',
};

const declinedOrder: Step = {
  id: 'declined-order',
  title: 'Place the order and see it refused',
  why: 'A refused charge answers 409. Tell the shopper in your own words and offer another way to pay.',
  request: { method: 'POST', path: '/orders', body: { checkoutId: '{{checkout.id}}' } },
  expects: { status: [409], code: 'failed-request' },
  changed: 'There is no order. After any 409 the checkout is spent, too.',
  events: [],
};

const secondCheckout: Step = {
  ...postCheckout(),
  id: 'new-checkout',
  title: 'Create a new checkout from the same cart',
  why: 'The old checkout cannot be used again, so build a fresh one without asking the shopper to retype anything.',
  expects: { status: [201], body: { totalAmount: 26.89, 'payment.session.state': 'requires_source' } },
  changed: 'A second checkout holds the same cart at the same 26.89 USD.',
};

const shipOne: Step = {
  id: 'ship-one',
  title: 'Ship one of the two',
  why: 'Report what left the warehouse, by item and quantity. That captures the money for it. Wait for order.accepted first.',
  request: {
    method: 'POST',
    path: '/fulfillments',
    body: {
      orderId: '{{order.id}}',
      items: [{ itemId: '{{order.itemId}}', quantity: 1 }],
      trackingCompany: 'UPS',
      trackingNumber: '1Z999AA10123456784',
    },
  },
  expects: { status: [201], body: { 'items[0].quantity': 1 } },
  captures: { 'fulfillment.id': 'id' },
  changed: 'Part of the charge is captured. The order stays accepted, since one unit is open.',
  events: ['fulfillment.created', 'order.charge.capture.complete'],
};

const cancelOne: Step = {
  id: 'cancel-one',
  title: 'Cancel the other',
  why: 'A unit that will not ship is reported as well, with cancelQuantity. Its part of the charge is released, not captured.',
  request: {
    method: 'POST',
    path: '/fulfillments',
    body: { orderId: '{{order.id}}', items: [{ itemId: '{{order.itemId}}', cancelQuantity: 1 }] },
  },
  expects: { status: [201], body: { 'items[0].cancelQuantity': 1 } },
  changed: 'No unit is open any more: the order is fulfilled, and with all money settled it is complete.',
  events: ['fulfillment.created', 'order.charge.cancel.complete', 'order.fulfilled', 'order.complete'],
};

const readOrder: Step = {
  id: 'read-order',
  title: 'Read the order',
  why: 'Use it to mirror states and amounts in your own system, or to check what an event told you.',
  request: { method: 'GET', path: '/orders/{{order.id}}' },
  expects: { status: [200], body: { id: '{{order.id}}', state: 'complete' } },
  changed: 'Nothing: reading changes nothing. Compare capturedAmount with cancelledAmount.',
  events: [],
};

const readEvents: Step = {
  id: 'read-events',
  title: 'Read the events',
  why: 'A connector normally gets these as webhooks. The list is the way to catch up on what it missed.',
  request: { method: 'GET', path: '/events?limit=30' },
  expects: { status: [200] },
  changed: 'Nothing. Newest comes first: find order.accepted, order.fulfilled and order.complete.',
  events: [],
};

export const productToShippedOrder: Guide = {
  id: 'product-to-shipped-order',
  title: 'From product to shipped order',
  steps: [
    putSku('guide-photo-editor', 'Photo editor, boxed edition'),
    createCheckout,
    chooseShipping,
    declinedCard,
    { ...attachSource(), id: 'attach-declined', title: 'Attach it to the checkout' },
    declinedOrder,
    secondCheckout,
    { ...postCard(), id: 'good-card', title: 'Create a source from a card that works' },
    attachSource(),
    postOrder(),
    shipOne,
    cancelOne,
    readOrder,
    readEvents,
  ],
};
