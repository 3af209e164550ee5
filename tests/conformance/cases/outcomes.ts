/** Orders that do not go straight through: declined, screened, waiting for the shopper or the money. */
import type { Order } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectInOrder, expectTrue, present } from '../check';
import type { ApiClient } from '../client';
import {
  attach,
  chargeOf,
  eventTypesOf,
  makeCard,
  makeSource,
  payableCheckout,
  placeOrder,
  readOrder,
  shipAll,
  testCards,
} from '../payments';
import { makeCheckout, uniqueEmail } from '../shop';

const failed = { status: 409, code: 'failed-request' };
const notSubmitted = { status: 409, code: 'order_not_submitted', parameter: 'orderId' };

async function refuseShipping(client: ApiClient, order: Order): Promise<void> {
  const items = order.items.map(({ id, quantity }) => ({ itemId: id, quantity }));
  await client.refused('POST', '/fulfillments', { orderId: order.id, items }, notSubmitted);
}

export const outcomeCases = casesOf('Declined, screened and waiting orders', {
  'A declined card refuses the order and spends the checkout': async (client) => {
    const { id } = await payableCheckout(client, { card: testCards.chargeFails });
    await client.refused('POST', '/orders', { checkoutId: id }, failed);
    await client.refused('POST', '/orders', { checkoutId: id }, { status: 404, code: 'not_found' });
    await client.refused('GET', `/checkouts/${id}`, undefined, { status: 404, code: 'not_found', parameter: 'id' });
  },

  'After a declined card a new checkout with another card goes through': async (client) => {
    const first = await payableCheckout(client, { card: testCards.chargeFails });
    await client.refused('POST', '/orders', { checkoutId: first.id }, failed);
    const { upstreamId, email } = first;
    const order = await placeOrder(client, { upstreamId, email });
    expectFields(order, { state: 'accepted', upstreamId }, 'The order');
  },

  'A declined order leaves no order behind': async (client) => {
    const { id, upstreamId } = await payableCheckout(client, { card: testCards.chargeFails });
    await client.refused('POST', '/orders', { checkoutId: id }, failed);
    const { data } = await client.read<{ data: Order[] }>(`/orders?upstreamIds=${upstreamId}`);
    expectEqual(
      data.filter(({ state }) => state !== 'cancelled'),
      [],
      'The orders of the declined cart',
    );
  },

  'A blocked shopper’s order is refused and the checkout spent': async (client) => {
    const { id } = await payableCheckout(client, { email: uniqueEmail('fraud-block') });
    await client.refused('POST', '/orders', { checkoutId: id }, { status: 409, code: 'fraud_block' });
    await client.refused('GET', `/checkouts/${id}`, undefined, { status: 404, code: 'not_found', parameter: 'id' });
  },

  'An order in review cannot be shipped': async (client) => {
    for (const tag of ['in-review', 'in-review-blocked']) {
      const order = await placeOrder(client, { email: uniqueEmail(tag) });
      expectFields(order, { state: 'in_review', fraudState: 'review_opened' }, 'The order');
      expectEqual(chargeOf(order).state, 'capturable', 'The state of the charge');
      await refuseShipping(client, order);
      expectInOrder(await eventTypesOf(client, order), ['order.created', 'order.review_opened'], 'The events');
    }
  },

  'A pending payment comes through when the order is refreshed': async (client) => {
    const order = await placeOrder(client, { email: uniqueEmail('pending-payment') });
    expectEqual(order.state, 'pending_payment', 'The state of the order');
    expectEqual(chargeOf(order).state, 'pending', 'The state of the charge');
    await refuseShipping(client, order);
    const refreshed = await client.change<Order>(`/orders/${order.id}/refresh`);
    expectEqual(refreshed.state, 'accepted', 'The state after the refresh');
    expectInOrder(
      await eventTypesOf(client, order),
      ['order.created', 'order.pending_payment', 'order.charge.capturable', 'order.accepted'],
      'The events',
    );
    await shipAll(client, refreshed);
  },

  'A pending payment that fails cancels the order': async (client) => {
    const order = await placeOrder(client, { email: uniqueEmail('pending-payment-fails') });
    expectEqual(order.state, 'pending_payment', 'The state of the order');
    const refreshed = await client.change<Order>(`/orders/${order.id}/refresh`);
    expectEqual(refreshed.state, 'cancelled', 'The state after the refresh');
    expectEqual(chargeOf(refreshed).state, 'failed', 'The state of the charge');
    expectInOrder(await eventTypesOf(client, order), ['order.charge.failed', 'order.cancelled'], 'The events');
  },

  'A redirect order waits for the shopper': async (client) => {
    const checkout = await makeCheckout(client);
    await attach(client, checkout, await makeSource(client, 'klarnaCredit'));
    const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
    const { session } = order.payment;
    expectEqual(
      [order.state, session.state],
      ['pending_payment', 'pending_redirect'],
      'The states of order and session',
    );
    const next = present(session.nextAction, 'The next action');
    expectEqual(next.action, 'redirect', 'The next action');
    expectTrue(JSON.stringify(next.data).includes('http'), 'The next action names where to send the shopper');
    const refreshed = await client.change<Order>(`/orders/${order.id}/refresh`);
    expectEqual(refreshed.state, 'pending_payment', 'The state while the shopper has not approved');
  },

  'PayPal is approved before the order': async (client) => {
    const checkout = await makeCheckout(client);
    const source = await makeSource(client, 'payPal');
    const { status } = await client.send('POST', `/checkouts/${checkout.id}/sources/${source.id}`);
    if (status !== 200) return expectEqual(status, 409, 'The status of attaching');
    const ordered = await client.send('POST', '/orders', { body: { checkoutId: checkout.id } });
    expectTrue(
      ordered.status === 400 || ordered.status === 409,
      `An unapproved PayPal source ordered: ${ordered.status}`,
    );
  },

  'A wire transfer waits for the money and says how to send it': async (client) => {
    const checkout = await makeCheckout(client);
    const source = await attach(client, checkout, await makeSource(client, 'wireTransfer'));
    present(source.expirationTime, 'The time at which the source expires');
    const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
    const { session } = order.payment;
    expectEqual([order.state, session.state], ['pending_payment', 'pending_funds'], 'The states of order and session');
    expectEqual(session.nextAction?.action, 'show_payment_instructions', 'The next action');
  },

  'A refresh of an accepted order changes nothing': async (client) => {
    const order = await placeOrder(client);
    expectFields(
      await client.change<Order>(`/orders/${order.id}/refresh`),
      { id: order.id, state: 'accepted' },
      'The order',
    );
    expectEqual((await readOrder(client, order)).payment.charges, order.payment.charges, 'The charges');
  },

  'Two orders from one card need two cards': async (client) => {
    const card = await makeCard(client);
    const checkout = await makeCheckout(client);
    await attach(client, checkout, card);
    await client.create<Order>('/orders', { checkoutId: checkout.id });
    const second = await makeCheckout(client);
    const refusal = { status: 409, code: 'source_status_invalid_for_session' };
    await client.refused('POST', `/checkouts/${second.id}/sources/${card.id}`, undefined, refusal);
  },
});
