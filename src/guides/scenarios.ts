import { CARDS, OWNER } from './fixtures';
import { attachSource, postCard, postCheckout, postOrder, putSku, shipAll, untilOrder, untilShipped } from './steps';
import type { Demonstration, Json, Step } from './types';

const SKU = 'scenario-photo-editor';

/** Steps that come several times in a scenario need ids of their own. */
const named = (name: string, steps: readonly Step[]): Step[] =>
  steps.map((step) => ({ ...step, id: `${name}-${step.id}`, title: `${step.title} (${name})` }));

function step(id: string, title: string, request: Step['request'], more: Partial<Step> = {}): Step {
  return { id, title, why: '', request, expects: { status: [201] }, changed: '', events: [], ...more };
}

function scenario(id: string, title: string, shows: string, steps: Step[]): Demonstration {
  return { id, title, shows, steps, prepare: [] };
}

const ebook = step(
  'create-ebook',
  'Create a digital product',
  {
    method: 'PUT',
    path: '/skus/scenario-ebook',
    body: { name: 'Field guide, e-book', eccn: 'EAR99', taxCode: '55111513.120', countryOfOrigin: 'US' },
  },
  { expects: { status: [201, 200] } },
);

const inventory = step('create-inventory', 'Say how many there are', {
  method: 'POST',
  path: '/inventory-items',
  body: { partNumber: 'PHOTO-{{run.id}}', countryOfOrigin: 'US' },
});

/** A sale to an address whose tag says what becomes of the order. */
function orderFor(tag: string, state: string): Step[] {
  const order: Step = { ...postOrder(), expects: { status: [201], body: { state } }, events: [] };
  const { 'charge.id': _, ...captures } = order.captures ?? {};
  const checkout = postCheckout({ email: `ada+${tag}@example.com` });
  return named(tag, [checkout, postCard(), attachSource(), { ...order, captures }]);
}

const cancelAll = step('cancel', 'Cancel all units', {
  method: 'POST',
  path: '/fulfillments',
  body: { orderId: '{{order.id}}', items: [{ itemId: '{{order.itemId}}', quantity: 0, cancelQuantity: 2 }] },
});

const declined: Step = {
  ...postOrder(),
  expects: { status: [409], code: 'failed-request' },
  captures: {},
  changed: 'No order, and the checkout is spent.',
  events: [],
};

const redirecting = step(
  'create-redirect-source',
  'Create a source that redirects',
  {
    method: 'POST',
    path: '/sources',
    key: 'public',
    body: { type: 'klarnaCredit', owner: OWNER, returnUrl: 'https://shop.example/return' },
  },
  { expects: { status: [201], body: { state: 'pending_redirect' } }, captures: { 'source.id': 'id' } },
);

const customer = step(
  'create-customer',
  'Create a customer',
  { method: 'POST', path: '/customers', body: { email: 'ada@example.com', type: 'individual' } },
  { captures: { 'customer.id': 'id' } },
);

const TERMS = 'Renews every month until you cancel.';
const plan = step(
  'create-plan',
  'Create a monthly plan',
  {
    method: 'POST',
    path: '/plans',
    body: {
      name: 'Reader, monthly',
      terms: TERMS,
      contractBindingDays: 365,
      interval: 'month',
      intervalCount: 1,
      reminderOffsetDays: 5,
      billingOffsetDays: 5,
      collectionPeriodDays: 30,
      state: 'active',
    },
  },
  { captures: { 'plan.id': 'id' } },
);

const subscribing: Json = [
  {
    skuId: '{{sku.id}}',
    quantity: 1,
    price: 10,
    subscriptionInfo: { planId: '{{plan.id}}', autoRenewal: true, terms: TERMS },
  },
];

const subscriptionCheckout: Step = {
  ...postCheckout({ customerId: '{{customer.id}}', items: subscribing }),
  captures: { 'checkout.id': 'id', 'subscription.id': 'items[0].subscriptionInfo.subscriptionId' },
};

const saveSource = step(
  'save-source',
  'Save the card to the customer',
  { method: 'POST', path: '/customers/{{customer.id}}/sources/{{source.id}}' },
  { expects: { status: [200] } },
);

const activate = step(
  'activate-subscription',
  'Activate the subscription',
  { method: 'POST', path: '/subscriptions/{{subscription.id}}', body: { state: 'active' } },
  { expects: { status: [200] } },
);

const nearRenewal = step(
  'let-time-pass',
  'Let 24 days pass: the reminder and the invoice are next',
  { method: 'POST', path: '/_sandbox/clock', body: { advanceBy: 24 * 24 * 60 * 60 } },
  { expects: { status: [200] } },
);

const look = step(
  'retrieve-subscription',
  'Look at the subscription',
  { method: 'GET', path: '/subscriptions/{{subscription.id}}' },
  { expects: { status: [200], body: { state: 'active' } } },
);

const refundHalf = step('refund-half', 'Refund half of it', {
  method: 'POST',
  path: '/refunds',
  body: { orderId: '{{order.id}}', currency: 'USD', percent: 50, reason: 'requested_by_customer' },
});

/** States to begin from in the playground: each a few calls, which are shown and can be repeated one by one. */
export const scenarios: readonly Demonstration[] = [
  scenario('stocked-catalog', 'A stocked catalog', 'Two products, goods and an e-book, and an item in the warehouse.', [
    putSku(SKU, 'Photo editor, boxed edition'),
    ebook,
    inventory,
  ]),
  scenario(
    'order-states',
    'An order in each state',
    'Orders that are accepted, in review, pending, complete and cancelled.',
    [
      ...untilOrder(SKU),
      ...orderFor('in-review', 'in_review'),
      ...orderFor('pending-payment', 'pending_payment'),
      ...named('shipped', [postCheckout(), postCard(), attachSource(), postOrder(), shipAll()]),
      ...named('cancelled', [postCheckout(), postCard(), attachSource(), postOrder(), cancelAll]),
    ],
  ),
  scenario(
    'decline',
    'A declined payment',
    'The bank refuses when the order is placed: 409, and the checkout is spent.',
    [
      putSku(SKU, 'Photo editor, boxed edition'),
      postCheckout(),
      postCard(CARDS.declinedAtOrder),
      attachSource(),
      declined,
    ],
  ),
  scenario('redirect', 'A redirect', 'The shopper has to approve the payment elsewhere. The order waits for it.', [
    putSku(SKU, 'Photo editor, boxed edition'),
    postCheckout(),
    redirecting,
    attachSource(),
    { ...postOrder(), expects: { status: [201], body: { state: 'pending_payment' } }, events: [] },
  ]),
  scenario(
    'renewal',
    'A subscription about to renew',
    'A month’s subscription, paid with a saved card, 24 days later.',
    [
      customer,
      putSku(SKU, 'Photo editor, boxed edition'),
      plan,
      subscriptionCheckout,
      postCard(),
      saveSource,
      attachSource(),
      postOrder(),
      shipAll(1),
      activate,
      nearRenewal,
      look,
    ],
  ),
  scenario('partly-refunded', 'A partly refunded order', 'Two units shipped and paid, half of the money paid back.', [
    ...untilShipped(SKU),
    refundHalf,
  ]),
];
