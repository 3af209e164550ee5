import { CARDS } from './fixtures';
import {
  attachSource,
  postCard,
  postCheckout,
  postOrder,
  putSku,
  shipAll,
  untilCheckout,
  untilOrder,
  untilShipped,
} from './steps';
import type { Demonstration, Json, Step } from './types';

const SKU = 'demo-photo-editor';
const prepareSku = putSku(SKU, 'Photo editor, boxed edition');

function demonstration(id: string, title: string, shows: string, steps: Step[], prepare: Step[] = []): Demonstration {
  return { id, title, shows, steps, prepare };
}

function step(id: string, title: string, request: Step['request'], more: Partial<Step> = {}): Step {
  return { id, title, why: '', request, expects: { status: [200] }, changed: '', events: [], ...more };
}

const failing = (status: number, code: string, body: Record<string, Json> = {}): Pick<Step, 'expects'> => ({
  expects: { status: [status], code, body },
});

const createCustomer = step(
  'create-customer',
  'Create a customer',
  { method: 'POST', path: '/customers', body: { email: 'ada@example.com', type: 'individual', locale: 'en_US' } },
  {
    expects: { status: [201] },
    captures: { 'customer.id': 'id' },
    changed: 'The shopper can save sources now.',
    events: ['customer.created'],
  },
);

const discounted = postCheckout({
  items: [{ skuId: '{{sku.id}}', quantity: 3, price: 10, discount: { percentOff: 10, quantity: 1 } }],
});

const declinedOrder = step(
  'declined-order',
  'Place the order',
  { method: 'POST', path: '/orders', body: { checkoutId: '{{checkout.id}}' } },
  {
    ...failing(409, 'failed-request'),
    changed: 'No order, and the checkout is spent. Create a new one for the next try.',
  },
);

const shipOne = step(
  'ship-one',
  'Ship one unit',
  {
    method: 'POST',
    path: '/fulfillments',
    body: { orderId: '{{order.id}}', items: [{ itemId: '{{order.itemId}}', quantity: 1 }] },
  },
  { expects: { status: [201] }, changed: 'One unit is captured.', events: ['fulfillment.created'] },
);

const cancelOne = step(
  'cancel-one',
  'Cancel one unit',
  {
    method: 'POST',
    path: '/fulfillments',
    body: { orderId: '{{order.id}}', items: [{ itemId: '{{order.itemId}}', cancelQuantity: 1 }] },
  },
  {
    expects: { status: [201] },
    changed: 'The rest of the charge is released and the order completes.',
    events: ['fulfillment.created', 'order.complete'],
  },
);

const readOrder = step(
  'read-order',
  'Read the order',
  { method: 'GET', path: '/orders/{{order.id}}' },
  {
    expects: { status: [200] },
    changed: 'Nothing. See state, capturedAmount and cancelledAmount.',
  },
);

const refundHalf = step(
  'refund',
  'Refund half of the order',
  {
    method: 'POST',
    path: '/refunds',
    body: { orderId: '{{order.id}}', currency: 'USD', percent: 50, reason: 'requested_by_customer' },
  },
  {
    expects: { status: [201] },
    captures: { 'refund.id': 'id' },
    changed: 'Half of the amount goes back.',
    events: ['refund.complete', 'order.refunded'],
  },
);

const listEvents = step(
  'list-events',
  'List the newest order events',
  { method: 'GET', path: '/events?type=order.*&limit=10' },
  {
    changed: 'Nothing. The newest event comes first.',
  },
);

const missingCurrency = step(
  'missing-currency',
  'Create a checkout without a currency',
  { method: 'POST', path: '/checkouts', body: { taxInclusive: false, items: [{ skuId: '{{sku.id}}', price: 10 }] } },
  { ...failing(400, 'missing_parameter'), changed: 'Nothing. The error names the parameter to add.' },
);

const withoutKey = step(
  'without-key',
  'Call without a key',
  { method: 'GET', path: '/skus', key: 'none' },
  { expects: { status: [401] }, changed: 'Nothing. This error has a message and no code.' },
);

const storeCredit = step(
  'create-credit',
  'Create store credit for part of the amount',
  {
    method: 'POST',
    path: '/sources',
    body: {
      type: 'customerCredit',
      amount: 12.5,
      paymentSessionId: '{{checkout.sessionId}}',
      customerCredit: {},
    },
  },
  {
    expects: { status: [201], body: { type: 'customerCredit' } },
    captures: { 'credit.id': 'id' },
    changed: 'A secondary source of 12.50 USD.',
  },
);

const attachCredit = step(
  'attach-credit',
  'Attach the store credit first',
  { method: 'POST', path: '/checkouts/{{checkout.id}}/sources/{{credit.id}}' },
  { changed: '12.50 USD are covered. The card pays the rest.' },
);

/** One more than a test key may send in a second. */
const BURST = { request: { method: 'GET', path: '/skus?limit=1' }, times: 26 } as const;

export const demonstrations: Demonstration[] = [
  demonstration('create-sku', 'Create a SKU', 'The answer says whether the product counts as physical.', [prepareSku]),
  demonstration('create-customer', 'Create a customer', 'A registered shopper gets an id.', [createCustomer]),
  demonstration(
    'create-checkout',
    'Create a checkout',
    'Tax and total for a cart shipped to Minnesota.',
    [postCheckout()],
    [prepareSku],
  ),
  demonstration(
    'discount',
    'Discount one unit of three',
    '10 percent off one unit lowers the total by 1.00 USD and its tax.',
    [discounted],
    [prepareSku],
  ),
  demonstration(
    'attach-source',
    'Pay a checkout with a card',
    'The source is attached and the checkout needs nothing more.',
    [postCard(), attachSource()],
    untilCheckout(SKU),
  ),
  demonstration(
    'declined-card',
    'See a card declined',
    'The order call answers 409 with failed-request.',
    [postCard(CARDS.declinedAtOrder), attachSource(), declinedOrder],
    untilCheckout(SKU),
  ),
  demonstration(
    'create-order',
    'Place an order',
    'A paid checkout becomes an accepted order.',
    [postOrder()],
    [...untilCheckout(SKU), postCard(), attachSource()],
  ),
  demonstration(
    'fulfill',
    'Ship an order',
    'A fulfillment of every unit completes the order.',
    [shipAll(), readOrder],
    untilOrder(SKU),
  ),
  demonstration(
    'partial-cancel',
    'Ship one unit, cancel the other',
    'The charge is captured in part and released in part.',
    [shipOne, cancelOne, readOrder],
    untilOrder(SKU),
  ),
  demonstration(
    'refund',
    'Refund half of a shipped order',
    'The refund succeeds and lowers what is left to refund.',
    [refundHalf, readOrder],
    untilShipped(SKU),
  ),
  demonstration(
    'list-events',
    'List events',
    'What an order left behind, newest first.',
    [listEvents],
    untilOrder(SKU),
  ),
  demonstration(
    'error-missing-parameter',
    'Leave something out',
    'Two errors, one with a code and a parameter, one without.',
    [missingCurrency, withoutKey],
    [prepareSku],
  ),
  {
    ...demonstration(
      'rate-limit',
      'Send 26 calls at once',
      'With the limit on, at least one is answered 429 and told when to come back.',
      [],
    ),
    burst: BURST,
  },
  demonstration(
    'store-credit',
    'Pay with store credit and a card',
    'Credit covers 12.50 USD of 26.89 USD, the card the rest.',
    [storeCredit, attachCredit, postCard(), attachSource(), postOrder()],
    untilCheckout(SKU),
  ),
];
