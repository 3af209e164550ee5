/** Which sources a checkout takes, and what its payment session then says. */
import type { Checkout, Source } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectMoney, only } from '../check';
import type { ApiClient } from '../client';
import {
  attach,
  cardRequest,
  makeCard,
  makeCredit,
  makeSource,
  payableCheckout,
  placeOrder,
  readCheckout,
  saveCard,
} from '../payments';
import { makeCheckout, makeCustomer, minneapolis, unique } from '../shop';

async function expectSession(client: ApiClient, checkout: Checkout, state: string, contributed: number): Promise<void> {
  const { payment, totalAmount } = await readCheckout(client, checkout);
  const { session } = payment;
  expectEqual(session.state, state, 'The state of the session');
  expectMoney(session.amountContributed, contributed, 'What the sources contribute');
  expectMoney(session.amountRemainingToBeContributed, totalAmount - contributed, 'What remains to be contributed');
}

const sourcePath = (checkout: { id: string }, source: { id: string }) =>
  `/checkouts/${checkout.id}/sources/${source.id}`;

export const sessionCases = casesOf('Payment sessions', {
  'A checkout waits for a source': async (client) => {
    await expectSession(client, await makeCheckout(client), 'requires_source', 0);
  },

  'An attached card covers the total': async (client) => {
    const checkout = await makeCheckout(client);
    const attached = await attach(client, checkout, await makeCard(client));
    expectFields(
      attached,
      { state: 'chargeable', amount: 27.01, paymentSessionId: checkout.payment.session.id },
      'The source',
    );
    await expectSession(client, checkout, 'requires_confirmation', 27.01);
  },

  'The source’s amount follows the total': async (client) => {
    const checkout = await payableCheckout(client);
    await client.change<Checkout>(`/checkouts/${checkout.id}`, { shippingChoice: { amount: 10 } });
    const { payment } = await readCheckout(client, checkout);
    expectMoney(only(payment.sources, 'The sources').amount, 32.41, 'The amount of the source');
    await expectSession(client, checkout, 'requires_confirmation', 32.41);
  },

  'A detached card is cancelled and cannot come back': async (client) => {
    const checkout = await makeCheckout(client);
    const card = await makeCard(client);
    await attach(client, checkout, card);
    await client.remove(sourcePath(checkout, card));
    await expectSession(client, checkout, 'requires_source', 0);
    expectEqual((await client.read<Source>(`/sources/${card.id}`)).state, 'cancelled', 'The state of the card');
    const refusal = { status: 409, code: 'source_status_invalid_for_session' };
    await client.refused('POST', sourcePath(checkout, card), undefined, refusal);
  },

  'Another primary source takes the place of the first': async (client) => {
    const checkout = await payableCheckout(client);
    const second = await makeCard(client);
    await attach(client, checkout, second);
    const { payment } = await readCheckout(client, checkout);
    expectEqual(
      payment.sources?.map(({ id }) => id),
      [second.id],
      'The sources',
    );
    await expectSession(client, checkout, 'requires_confirmation', 27.01);
  },

  'A card of another order cannot be attached': async (client) => {
    const order = await placeOrder(client);
    const used = only(order.payment.sources, 'The sources');
    const refusal = { status: 409, code: 'source_status_invalid_for_session' };
    await client.refused('POST', sourcePath(await makeCheckout(client), used), undefined, refusal);
  },

  'Store credit and a card share the total': async (client) => {
    const checkout = await makeCheckout(client);
    await attach(client, checkout, await makeCredit(client, 12.5));
    await expectSession(client, checkout, 'requires_source', 12.5);
    const card = await attach(client, checkout, await makeCard(client));
    expectMoney(card.amount, 14.51, 'The amount of the card');
    await expectSession(client, checkout, 'requires_confirmation', 27.01);
  },

  'Store credit alone may cover the total, until the total grows': async (client) => {
    const checkout = await makeCheckout(client);
    await attach(client, checkout, await makeCredit(client, 27.01));
    await expectSession(client, checkout, 'requires_confirmation', 27.01);
    await client.change<Checkout>(`/checkouts/${checkout.id}`, { shippingChoice: { amount: 10 } });
    await expectSession(client, checkout, 'requires_source', 27.01);
  },

  'Store credit above what remains is refused': async (client) => {
    const checkout = await makeCheckout(client);
    const tooMuch = await makeCredit(client, 27.02);
    const refusal = { status: 409, code: 'session_source_amount_too_large' };
    await client.refused('POST', sourcePath(checkout, tooMuch), undefined, refusal);
    await expectSession(client, checkout, 'requires_source', 0);
  },

  'Store credit comes before a card that pays once': async (client) => {
    const checkout = await payableCheckout(client);
    const refusal = { status: 409, code: 'session_update_not_allowed' };
    await client.refused('POST', sourcePath(checkout, await makeCredit(client, 5)), undefined, refusal);
  },

  'Store credit may join a saved card, whose part then shrinks': async (client) => {
    const customer = await makeCustomer(client);
    const saved = await saveCard(client, customer);
    const checkout = await makeCheckout(client, { customerId: customer.id, sourceId: saved.id });
    await attach(client, checkout, await makeCredit(client, 5));
    const { payment } = await readCheckout(client, checkout);
    const card = only(
      payment.sources?.filter(({ type }) => type === 'creditCard'),
      'The cards',
    );
    expectMoney(card.amount, 22.01, 'The amount of the card');
  },

  'A detached saved card stays usable': async (client) => {
    const customer = await makeCustomer(client);
    const saved = await saveCard(client, customer);
    const checkout = await makeCheckout(client, { customerId: customer.id });
    await attach(client, checkout, saved);
    await client.remove(sourcePath(checkout, saved));
    expectEqual((await client.read<Source>(`/sources/${saved.id}`)).state, 'chargeable', 'The state of the card');
    await attach(client, checkout, saved);
  },

  'The bill-to comes from the source where none is given': async (client) => {
    const checkout = await makeCheckout(client, { billTo: undefined });
    expectEqual(checkout.billTo, undefined, 'The bill-to before');
    await attach(client, checkout, await makeCard(client));
    const { billTo } = await readCheckout(client, checkout);
    expectFields(billTo?.address ?? {}, { ...minneapolis }, 'The address of the bill-to');
  },

  'A redirect source may be attached before the shopper approves': async (client) => {
    const checkout = await makeCheckout(client);
    const source = await attach(client, checkout, await makeSource(client, 'klarnaCredit'));
    expectFields(source, { state: 'pending_redirect', flow: 'redirect' }, 'The source');
    await expectSession(client, checkout, 'requires_confirmation', 27.01);
  },

  'A source may name the session of its checkout': async (client) => {
    const { payment } = await makeCheckout(client);
    const body = { ...cardRequest(), paymentSessionId: payment.session.id };
    const source = await client.asPublic().create<Source>('/sources', body);
    expectEqual(source.paymentSessionId, payment.session.id, 'The session of the source');
  },

  'Attaching to or from nowhere is not found': async (client) => {
    const none = { id: unique('none') };
    const missing = (parameter: string) => ({ status: 404, code: ['not_found', 'source_not_found'], parameter });
    const checkout = await makeCheckout(client);
    await client.refused('POST', sourcePath(none, await makeCard(client)), undefined, missing('id'));
    await client.refused('POST', sourcePath(checkout, none), undefined, missing('sourceId'));
    await client.refused('DELETE', sourcePath(checkout, none), undefined, missing('sourceId'));
  },
});
