import { attachSource, postCard, postCheckout, postOrder, putSku } from './steps';
import type { Guide, Step } from './types';

const twoSkus = [
  { skuId: '{{sku.id}}', quantity: 1, price: 10 },
  { skuId: '{{sku2.id}}', quantity: 1, price: 10 },
];

const placeOrder: Step = {
  ...postOrder(),
  captures: { 'order.id': 'id', 'order.itemId': 'items[0].id', 'order.secondItemId': 'items[1].id' },
};

const ship: Step = {
  id: 'ship-both',
  title: 'Ship both items',
  why: 'Only captured money can be refunded, and shipping is what captures it.',
  request: {
    method: 'POST',
    path: '/fulfillments',
    body: {
      orderId: '{{order.id}}',
      items: [
        { itemId: '{{order.itemId}}', quantity: 1 },
        { itemId: '{{order.secondItemId}}', quantity: 1 },
      ],
    },
  },
  expects: { status: [201] },
  changed: 'The charge is captured, and the whole amount could be refunded.',
  events: ['fulfillment.created', 'order.charge.capture.complete', 'order.complete'],
};

const readAvailable: Step = {
  id: 'read-available',
  title: 'Ask what can be refunded',
  why: 'availableToRefundAmount is the ceiling, for the order and for each item. Show it before an operator types an amount.',
  request: { method: 'GET', path: '/orders/{{order.id}}' },
  expects: {
    status: [200],
    body: { availableToRefundAmount: 26.88, 'items[0].availableToRefundAmount': 10.75 },
  },
  changed: 'Nothing. 26.88 USD can be refunded, 10.75 USD of it for the first item.',
  events: [],
};

const refundItem: Step = {
  id: 'refund-item',
  title: 'Refund one item',
  why: 'Name the item and a percentage, and the provider adds the tax that goes with it.',
  request: {
    method: 'POST',
    path: '/refunds',
    body: {
      orderId: '{{order.id}}',
      currency: 'USD',
      reason: 'requested_by_customer',
      items: [{ itemId: '{{order.itemId}}', percent: 100 }],
    },
  },
  expects: { status: [201], body: { 'items[0].amount': 10.75 } },
  captures: { 'refund.id': 'id' },
  changed: '10.00 USD and its 0.75 USD tax go back to the shopper.',
  events: ['refund.pending', 'refund.complete', 'order.refunded'],
};

const refundShipping: Step = {
  id: 'refund-shipping',
  title: 'Refund the shipping',
  why: 'Shipping is a refund of its own type. It takes its tax along.',
  request: {
    method: 'POST',
    path: '/refunds',
    body: { orderId: '{{order.id}}', currency: 'USD', reason: 'late_delivery', type: 'shipping', percent: 100 },
  },
  expects: { status: [201], body: { amount: 5.38, type: 'shipping' } },
  captures: { 'refund.shippingId': 'id' },
  changed: '5.00 USD shipping and 0.38 USD tax go back. 10.75 USD stay refundable.',
  events: ['refund.pending', 'refund.complete', 'order.refunded'],
};

const refundTooMuch: Step = {
  id: 'refund-too-much',
  title: 'Ask for too much',
  why: 'The ceiling is checked with every call. Expect this answer when two operators refund at once.',
  request: {
    method: 'POST',
    path: '/refunds',
    body: { orderId: '{{order.id}}', currency: 'USD', reason: 'goodwill', amount: 20 },
  },
  expects: { status: [400], code: 'invalid_parameter', body: { 'errors[0].parameter': 'amountRequested' } },
  changed: 'Nothing. A refused refund leaves the order as it was.',
  events: [],
};

const readRefunds: Step = {
  id: 'read-refunds',
  title: 'List the refunds of the order',
  why: 'Show this list in your admin, with state and reason. A refund may fail days later.',
  request: { method: 'GET', path: '/refunds?orderId={{order.id}}' },
  expects: { status: [200], body: { 'data[0].state': 'succeeded', 'data[1].state': 'succeeded' } },
  changed: 'Nothing. Two refunds, both succeeded.',
  events: [],
};

/** Steps 1 to 7 make a shipped order with two items; the refunds start after them. */
export const refundAnOrder: Guide = {
  id: 'refund-an-order',
  title: 'Refund an order',
  steps: [
    putSku('guide-photo-editor', 'Photo editor, boxed edition'),
    {
      ...putSku('guide-photo-lessons', 'Photo lessons on disc', 'sku2.id'),
      id: 'create-second-sku',
      title: 'Create a second SKU',
    },
    postCheckout({ items: twoSkus }),
    postCard(),
    attachSource(),
    placeOrder,
    ship,
    readAvailable,
    refundItem,
    refundShipping,
    refundTooMuch,
    readRefunds,
  ],
};
