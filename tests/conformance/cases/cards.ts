/** What each test card does, from the source to the refund. */
import type { Source } from '../../../src/generated/contract/types';
import { cards } from '../../../src/generated/reference/cards';
import { casesOf, type Steps } from '../case';
import { expectEqual, expectFields, expectMoney, expectOneOf, expectTrue, only, present } from '../check';
import type { ApiClient } from '../client';
import {
  attach,
  cardRequest,
  chargeOf,
  completeOrder,
  fulfill,
  makeCard,
  makeSource,
  placeOrder,
  readCheckout,
  readOrder,
  settledOrder,
  settledRefund,
  shipAll,
  testCards,
} from '../payments';
import { makeCheckout } from '../shop';

const codeFor = (brand: string) => (brand === 'American Express' ? '1234' : '123');

async function paysWith(client: ApiClient, number: string, brand: string): Promise<void> {
  const source = await client.asPublic().create<Source>('/sources', cardRequest(number, codeFor(brand)));
  expectFields(source, { state: 'chargeable', flow: 'standard', reusable: false }, 'The source');
  const face = { brand, lastFourDigits: number.slice(-4), expirationMonth: 3, expirationYear: 2030 };
  expectEqual(source.creditCard, face, 'What the source shows of the card');
  const checkout = await makeCheckout(client, { sourceId: source.id });
  const order = await client.create<{ state: string }>('/orders', { checkoutId: checkout.id });
  expectEqual(order.state, 'accepted', 'The state of the order');
}

const paying: Record<string, Steps> = Object.fromEntries(
  cards
    .filter(({ outcome }) => outcome === 'success')
    .map(({ number, brand }) => [
      `${brand} ending in ${number.slice(-4)} pays`,
      (client) => paysWith(client, number, brand),
    ]),
);

function refuseCard(client: ApiClient, card: object, code: string | string[], parameter: RegExp) {
  const { creditCard, ...rest } = cardRequest();
  const body = { ...rest, creditCard: { ...creditCard, ...card } };
  return client.asPublic().refused('POST', '/sources', body, { status: 400, code, parameter });
}

export const cardCases = casesOf('Test cards', {
  ...paying,

  'A source that fails is made in the state failed and cannot be attached': async (client) => {
    const source = await makeCard(client, testCards.sourceFails);
    expectEqual(source.state, 'failed', 'The state of the source');
    const { id, payment } = await makeCheckout(client);
    await client.refused('POST', `/checkouts/${id}/sources/${source.id}`, undefined, { status: 409 });
    expectEqual((await readCheckout(client, { id })).payment.session.state, payment.session.state, 'The session');
  },

  'A number that is not on the list is refused': async (client) => {
    for (const number of ['4242424242424242', '4444222233331112'])
      await refuseCard(client, { number }, 'invalid_card_number', /number$/);
  },

  'A number may have spaces or dashes': async (client) => {
    for (const number of ['4444 2222 3333 1111', '4444-2222-3333-1111'])
      expectEqual((await makeCard(client, number)).creditCard?.lastFourDigits, '1111', 'The last four digits');
  },

  'A card that has expired is refused': async (client) => {
    await refuseCard(client, { expirationYear: 2020 }, ['card_expired', 'invalid_expiration_date'], /expiration/);
    await refuseCard(
      client,
      { expirationMonth: 13 },
      ['invalid_parameter', 'invalid_expiration_date'],
      /expirationMonth$/,
    );
  },

  'A security code has the length of its brand': async (client) => {
    await refuseCard(client, { cvv: '1234' }, 'invalid_security_code', /cvv$/);
    await refuseCard(client, { number: '343456789012341', cvv: '123' }, 'invalid_security_code', /cvv$/);
  },

  'A card source shows neither number nor security code': async (client) => {
    const source = await makeCard(client);
    const text = JSON.stringify([source, await client.read<Source>(`/sources/${source.id}`)]);
    expectTrue(!text.includes(testCards.visa) && !/cvv|"number"/i.test(text), `The source shows card details: ${text}`);
  },

  'A bank that wants authentication stops the order, not the checkout': async (client) => {
    const checkout = await makeCheckout(client);
    const card = await attach(client, checkout, await makeCard(client, testCards.challenge));
    expectEqual(card.state, 'requires_action', 'The state of the source');
    const refusal = { status: 409, code: 'additional_payment_action_required' };
    await client.refused('POST', '/orders', { checkoutId: checkout.id }, refusal);
    const { session } = (await readCheckout(client, checkout)).payment;
    expectEqual(session.state, 'requires_action', 'The state of the session');
    present(session.nextAction, 'The next action of the session');
    await attach(client, checkout, await makeCard(client));
    const order = await client.create<{ state: string }>('/orders', { checkoutId: checkout.id });
    expectEqual(order.state, 'accepted', 'The state of the order with another card');
  },

  'A capture that fails leaves the charge as it was': async (client) => {
    const order = await placeOrder(client, { card: testCards.captureFails });
    await shipAll(client, order);
    const shipped = await settledOrder(client, order, (one) => chargeOf(one).captures?.[0]?.state === 'failed');
    const charge = chargeOf(shipped);
    expectFields(
      only(charge.captures, 'The captures'),
      { state: 'failed', failureCode: 'failed-request', amount: 27.01 },
      'The capture',
    );
    expectFields(charge, { captured: true, state: 'capturable' }, 'The charge');
    expectFields(shipped, { state: 'fulfilled', capturedAmount: 0, availableToRefundAmount: 0 }, 'The order');
  },

  'A capture may stay pending': async (client) => {
    for (const card of [testCards.captureStaysPending, testCards.captureFailsLater]) {
      const order = await placeOrder(client, { card });
      await shipAll(client, order);
      const shipped = await readOrder(client, order);
      expectEqual(only(chargeOf(shipped).captures, 'The captures').state, 'pending', 'The state of the capture');
      expectFields(shipped, { state: 'fulfilled', capturedAmount: 0 }, 'The order');
    }
  },

  'A cancel that fails does not cancel the order': async (client) => {
    const order = await placeOrder(client, { card: testCards.cancelFails });
    await fulfill(client, order, [{ cancelQuantity: 2 }]);
    const after = await settledOrder(client, order, (one) => chargeOf(one).cancels?.[0]?.state === 'failed');
    const cancel = only(chargeOf(after).cancels, 'The cancels');
    expectFields(cancel, { state: 'failed', failureCode: 'failed-request' }, 'The cancel');
    expectMoney(after.cancelledAmount, 0, 'The cancelled amount');
    expectOneOf(after.state, ['accepted'], 'The state of the order');
  },

  'A refund that fails gives its amount back': async (client) => {
    const order = await completeOrder(client, { card: testCards.refundFails });
    const body = { orderId: order.id, currency: 'USD', amount: 5 };
    const refund = await settledRefund(client, await client.create<{ id: string }>('/refunds', body));
    expectFields(refund, { state: 'failed', refundedAmount: 0 }, 'The refund');
    present(refund.failureReason, 'The reason of the failure');
    const after = await readOrder(client, order);
    expectFields(after, { refundedAmount: undefined, availableToRefundAmount: 27.01 }, 'The order');
    expectEqual(only(chargeOf(after).refunds, 'The refunds of the charge').state, 'failed', 'The refund of the charge');
  },

  'A refund may stay pending for a while, and holds its amount': async (client) => {
    const order = await completeOrder(client, { card: testCards.refundFailsLater });
    const body = { orderId: order.id, currency: 'USD', amount: 5 };
    const { id } = await client.create<{ id: string }>('/refunds', body);
    expectFields(await client.read(`/refunds/${id}`), { state: 'pending', refundedAmount: 0 }, 'The refund');
    expectMoney((await readOrder(client, order)).availableToRefundAmount, 22.01, 'What is left to refund');
  },

  'The owner’s last name makes other methods fail': async (client) => {
    for (const [type, name] of [
      ['googlePay', 'SourceFail'],
      ['payPal', 'SourceCreationFail'],
      ['directDebit', 'SourceFail'],
    ] as const)
      expectEqual((await makeSource(client, type, name)).state, 'failed', `The state of ${type} of ${name}`);
    const checkout = await makeCheckout(client, { sourceId: (await makeSource(client, 'googlePay', 'ChargeFail')).id });
    await client.refused('POST', '/orders', { checkoutId: checkout.id }, { status: 409, code: 'failed-request' });
  },

  'Each method begins in the state of its flow': async (client) => {
    const begins = {
      googlePay: 'chargeable',
      applePay: 'chargeable',
      payPal: 'pending_redirect',
      wireTransfer: 'pending_funds',
      konbini: 'pending_funds',
    } as const;
    for (const [type, state] of Object.entries(begins))
      expectEqual((await makeSource(client, type as Source['type'])).state, state, `The state of ${type}`);
  },
});
