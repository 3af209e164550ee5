/** Calls that belong together, as a connector makes them: without them, few runs would ever hold an order. */
import fc from 'fast-check';
import { cards } from '../../../src/generated/reference';
import { operationCalled } from '../contract';
import { KnownId } from '../known';
import type { DrawnCall, Text } from '../step';
import { completeForm } from './beside';
import { goodBody } from './bodies';
import { usualHeaders } from './headers';

const newest = (kind: string) => new KnownId(kind, -1);

/** One call of an operation, made as it should be. */
function call(id: string, params: Readonly<Record<string, Text>> = {}, value?: unknown): DrawnCall {
  const operation = operationCalled(id);
  const parts = operation.path.split(/(\{\w+\})/).filter((part) => part !== '');
  return {
    method: operation.method,
    path: parts.map((part) => (part.startsWith('{') ? (params[part.slice(1, -1)] as Text) : part)),
    query: [],
    headers: usualHeaders(operation),
    body: value === undefined ? { kind: 'none' } : { kind: 'json', value },
  };
}

const cart = fc.oneof(
  { weight: 3, arbitrary: fc.constantFrom(...operationCalled('createCheckouts').bodyExamples) },
  { weight: 2, arbitrary: goodBody(operationCalled('createCheckouts')) },
);

function payment(number: string): unknown {
  const example = operationCalled('createSources').bodyExamples.find((body) =>
    JSON.stringify(body).includes('"creditCard"'),
  );
  const source = example as { creditCard: object };
  return { ...source, creditCard: { ...source.creditCard, number } };
}

const refund = fc.oneof(
  fc.record({ amount: fc.nat(2000).map((cents) => cents / 100) }),
  fc.record({ percent: fc.integer({ min: 0, max: 101 }) }),
  fc.nat(3).map((quantity) => ({ items: [{ itemId: newest('item'), quantity }] })),
  fc.nat(500).map((cents) => ({ items: [{ itemId: newest('item'), amount: cents / 100 }] })),
  fc.constantFrom('tax', 'shipping', 'duty').map((type) => ({ type, amount: 0.5 })),
);

const id = { id: newest('order') };

/** A shopper who pays in another way after all. */
export const changeOfMind: fc.Arbitrary<readonly DrawnCall[]> = fc
  .constantFrom('detachSourceToCheckout', 'deleteCustomerSource')
  .map((last) => {
    const isSaved = last === 'deleteCustomerSource';
    const params = { id: newest(isSaved ? 'customer' : 'checkout'), sourceId: newest('source') };
    return [
      call('createSources', {}, payment('4444222233331111')),
      call(isSaved ? 'createCustomerSource' : 'attachSourceToCheckout', params),
      call(last, params),
    ];
  });

/** A sale from the cart to the refund, or as far as drawn. */
export const sale: fc.Arbitrary<readonly DrawnCall[]> = fc
  .record({
    body: cart,
    number: fc.oneof(fc.constant('4444222233331111'), fc.constantFrom(...cards.map((card) => card.number))),
    shipped: fc.nat(3),
    cancelled: fc.nat(1),
    refund,
    length: fc.integer({ min: 3, max: 11 }),
  })
  .map(({ body, number, shipped, cancelled, refund: wanted, length }) =>
    [
      call('createCheckouts', {}, body),
      call('createSources', {}, payment(number)),
      call('attachSourceToCheckout', { id: newest('checkout'), sourceId: newest('source') }),
      call('createOrders', {}, { checkoutId: newest('checkout') }),
      call('refreshOrders', id),
      call(
        'createFulfillments',
        {},
        {
          orderId: newest('order'),
          items: [{ itemId: newest('item'), quantity: shipped, cancelQuantity: cancelled }],
        },
      ),
      call('retrieveOrders', id),
      call('createRefunds', {}, { orderId: newest('order'), currency: 'USD', ...wanted }),
      call('retrieveRefunds', { id: newest('refund') }),
      call('retrieveCharges', { id: newest('charge') }),
      call('listEvents'),
    ].slice(0, length),
  );

/** A control call on the newest object of a kind. */
const act = (collection: string, kind: string, action: string): DrawnCall => ({
  method: 'POST',
  path: [`/_sandbox/${collection}/`, newest(kind), `/${action}`],
  query: [],
  headers: usualHeaders(operationCalled('createOrders')),
  body: { kind: 'none' },
});

const waitingSource = {
  type: 'wireTransfer',
  wireTransfer: {},
  owner: {
    ...{ firstName: 'Ada', lastName: 'Shopper', email: 'shopper@example.com' },
    address: { line1: '1 Test Street', city: 'Minneapolis', state: 'MN', postalCode: '55401', country: 'US' },
  },
};

const [exampleCart] = operationCalled('createCheckouts').bodyExamples;
const [exampleSession] = operationCalled('createDropInCheckoutSession').bodyExamples;

/** A sale that rests in the hands of a bank, a buyer and a carrier, or as far as drawn. */
export const inOtherHands: fc.Arbitrary<readonly DrawnCall[]> = fc
  .record({
    cancelled: fc.nat(1),
    ends: fc.array(fc.constantFrom('give_details', 'expire', 'complete_capture', 'fail_capture'), { maxLength: 3 }),
    later: fc.constantFrom('dispute', 'resolve_dispute', 'chargeback', 'parcel_refused', 'review'),
    length: fc.integer({ min: 5, max: 12 }),
  })
  .map(({ cancelled, ends, later, length }) =>
    [
      call('createCheckouts', {}, exampleCart),
      call('createSources', {}, waitingSource),
      call('attachSourceToCheckout', { id: newest('checkout'), sourceId: newest('source') }),
      call('createOrders', {}, { checkoutId: newest('checkout') }),
      act('sources', 'source', 'fund'),
      call(
        'createFulfillments',
        {},
        { orderId: newest('order'), items: [{ itemId: newest('item'), quantity: 1, cancelQuantity: cancelled }] },
      ),
      call('createRefunds', {}, { orderId: newest('order'), currency: 'USD', amount: 1 }),
      act('orders', 'order', later),
      ...ends.map((action) => act('charges', 'charge', action)),
      ...ends.map((action) => act('refunds', 'refund', action)),
    ].slice(0, length),
  );

/** A shopper who completes a session on its page. */
export const onThePage: fc.Arbitrary<readonly DrawnCall[]> = completeForm.map((text) => [
  call('createDropInCheckoutSession', {}, exampleSession),
  {
    method: 'POST',
    path: ['/checkout-pages/', newest('checkout_session')],
    query: [],
    headers: [],
    body: { kind: 'text', text },
  },
]);
