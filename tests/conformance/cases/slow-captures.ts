/** Captures that take their time, fail, and are tried again. */
import type { Charge, Order } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectInOrder, only } from '../check';
import type { ApiClient } from '../client';
import {
  attach,
  chargeOf,
  eventTypesOf,
  fulfill,
  makeSource,
  placeOrder,
  readOrder,
  shipAll,
  testCards,
} from '../payments';
import { makeCheckout } from '../shop';

const wrongState = { status: 409, code: 'invalid_state', parameter: 'state' };
const day = 86_400;

const act = (client: ApiClient, order: Order, action: string) =>
  client.change<Charge>(`/_sandbox/charges/${chargeOf(order).id}/${action}`);

async function shipped(client: ApiClient, card: string): Promise<Order> {
  const order = await placeOrder(client, { card });
  await shipAll(client, order);
  return readOrder(client, order);
}

const advance = (client: ApiClient, seconds: number) => client.change('/_sandbox/clock', { advanceBy: seconds });

export const slowCaptureCases = casesOf('Slow captures', {
  'A charge is processing while its capture takes its time, and complete with it': async (client) => {
    const order = await shipped(client, testCards.captureStaysPending);
    expectEqual([order.state, chargeOf(order).state], ['fulfilled', 'processing'], 'Order and charge');
    expectEqual(at(order.items, 0, 'The lines').state, 'fulfilled', 'The line');
    expectFields(await act(client, order, 'complete_capture'), { state: 'complete', orderId: order.id }, 'The charge');
    const done = await readOrder(client, order);
    expectFields(done, { state: 'complete', capturedAmount: 27.01, availableToRefundAmount: 27.01 }, 'The order');
    expectEqual(at(done.items, 0, 'The lines').state, 'paid', 'The line at the end');
    expectEqual(done.invoicePDFs?.length, 1, 'Its invoices');
    for (const action of ['complete_capture', 'fail_capture', 'give_details', 'expire'])
      await client.refused('POST', `/_sandbox/charges/${chargeOf(order).id}/${action}`, undefined, wrongState);
    const unknown = { status: 404, code: 'not_found' };
    await client.refused('POST', '/_sandbox/charges/none/complete_capture', undefined, unknown);
    const told = [
      ...['order.charge.capture.pending', 'order.charge.processing', 'order.fulfilled'],
      ...['order.charge.capture.complete', 'order.charge.complete', 'order.complete', 'order.invoice.created'],
    ];
    expectInOrder(await eventTypesOf(client, order), told, 'The events');
  },

  'A charge that is captured in part is capturable again': async (client) => {
    const order = await placeOrder(client, { card: testCards.captureStaysPending });
    await fulfill(client, order, [{ quantity: 1 }]);
    const before = await readOrder(client, order);
    expectEqual([before.state, chargeOf(before).state], ['accepted', 'processing'], 'Order and charge');
    expectEqual((await act(client, order, 'complete_capture')).state, 'capturable', 'The charge after the first unit');
    await fulfill(client, order, [{ quantity: 1 }]);
    expectEqual(chargeOf(await readOrder(client, order)).state, 'processing', 'The charge after the second unit');
    expectEqual((await act(client, order, 'complete_capture')).state, 'complete', 'The charge at the end');
    expectEqual((await readOrder(client, order)).state, 'complete', 'The order at the end');
  },

  'A capture that failed succeeds when it is tried again': async (client) => {
    const slow = await shipped(client, testCards.captureStaysPending);
    expectEqual((await act(client, slow, 'fail_capture')).state, 'capturable', 'The charge whose capture was refused');
    const order = await shipped(client, testCards.captureFails);
    expectEqual(only(chargeOf(order).captures, 'The captures').state, 'failed', 'The capture');
    const charge = await act(client, order, 'complete_capture');
    expectEqual(charge.state, 'complete', 'The charge');
    const capture = only(charge.captures, 'The captures at the end');
    expectFields(capture, { state: 'complete', failureCode: undefined, failureMessage: undefined }, 'The capture');
    expectEqual((await readOrder(client, order)).state, 'complete', 'The order');
    const [pending, complete] = ['order.charge.capture.pending', 'order.charge.capture.complete'];
    const told = [pending, 'order.charge.capture.failed', pending, complete, 'order.complete'];
    expectInOrder(await eventTypesOf(client, order), told, 'The events');
  },

  'A shopper is back from the redirect before the payment method has answered': async (client) => {
    const checkout = await makeCheckout(client);
    const source = await attach(client, checkout, await makeSource(client, 'directDebit', 'ChargeRemainPending'));
    const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
    expectEqual(order.payment.session.state, 'pending_redirect', 'The session');
    await client.change(`/_sandbox/sources/${source.id}/approve`);
    const stateOf = ({ state, payment }: Order) => [state, payment.session.state];
    expectEqual(stateOf(await readOrder(client, order)), ['pending_payment', 'pending'], 'Back from the redirect');
    for (const [action, state] of [
      ['process_payment', 'processing'],
      ['release_payment', 'chargeable'],
    ]) {
      const moved = await client.change<Order>(`/_sandbox/orders/${order.id}/${action}`);
      expectEqual(stateOf(moved), ['pending_payment', state], `After ${action}`);
    }
  },
});

export const retryCases = casesOf('Captures that are tried again', {
  'A failed capture is tried again for 30 days, less and less often': async (client) => {
    await client.send('POST', '/_sandbox/reset');
    const order = await shipped(client, testCards.captureFails);
    const late = await shipped(client, testCards.captureFailsLater);
    const tries = async (of: Order) =>
      (await eventTypesOf(client, of)).filter((type) => type === 'order.charge.capture.failed').length;
    expectEqual(await tries(order), 1, 'The failures at first');
    for (const [days, failures] of [
      [1.1, 2],
      [2, 3],
      [4, 4],
      [7, 5],
      [16, 6],
      [60, 6],
    ] as const) {
      await advance(client, Math.round(days * day));
      expectEqual([await tries(order), await tries(late)], [failures, failures], `The failures ${days} days later`);
    }
    expectEqual(chargeOf(await readOrder(client, late)).state, 'capturable', 'The charge at the end');
    await client.send('POST', '/_sandbox/reset');
  },

  'A capture that only a call made fail succeeds the next day': async (client) => {
    await client.send('POST', '/_sandbox/reset');
    const order = await shipped(client, testCards.captureStaysPending);
    await act(client, order, 'fail_capture');
    await advance(client, day + 1);
    expectEqual((await readOrder(client, order)).state, 'complete', 'The order');
    await client.send('POST', '/_sandbox/reset');
  },
});
