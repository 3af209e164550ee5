/** Money that goes back only to an account that the buyer names: transfers, online banking and konbini. */
import type { Charge, Order, Refund } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectInOrder, expectMoney, only, present } from '../check';
import type { ApiClient } from '../client';
import { attach, chargeOf, eventTypesOf, fulfill, makeSource, readOrder, shipAll } from '../payments';
import { makeCheckout } from '../shop';

const wrongState = { status: 409, code: 'invalid_state', parameter: 'state' };
const day = 86_400;

/** Accepted once the money was sent, or the shopper had approved. */
async function paidLater(client: ApiClient, type: 'wireTransfer' | 'onlineBanking', lastName?: string): Promise<Order> {
  const checkout = await makeCheckout(client);
  const source = await attach(client, checkout, await makeSource(client, type, lastName));
  const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
  await client.change(`/_sandbox/sources/${source.id}/${type === 'wireTransfer' ? 'fund' : 'approve'}`);
  await client.change(`/orders/${order.id}/refresh`);
  return readOrder(client, order);
}

async function shippedAndPaid(client: ApiClient, lastName?: string): Promise<Order> {
  const order = await paidLater(client, 'wireTransfer', lastName);
  await shipAll(client, order);
  return readOrder(client, order);
}

const askFor = async (client: ApiClient, order: Order, amount = 5) => {
  const made = await client.create<Refund>('/refunds', { orderId: order.id, currency: 'USD', amount });
  expectFields(made, { state: 'pending', tokenInformation: undefined }, 'The refund as it is made');
  return client.read<Refund>(`/refunds/${made.id}`);
};

const act = (client: ApiClient, { id }: Refund, action: string) =>
  client.change<Refund>(`/_sandbox/refunds/${id}/${action}`);

export const bankDetailCases = casesOf('Bank details', {
  'A refund of a transfer waits for bank details, and is paid once they are given': async (client) => {
    const order = await shippedAndPaid(client);
    const waiting = await askFor(client, order);
    expectFields(waiting, { state: 'pending_information', refundedAmount: 0 }, 'The refund');
    const { token, expiresTime } = present(waiting.tokenInformation, 'The token');
    present(token, 'The token itself');
    const days = (Date.parse(expiresTime ?? '') - Date.parse(waiting.updatedTime ?? '')) / day / 1000;
    expectEqual(Math.round(days), 30, 'The days until it expires');
    const shown = at(only(waiting.charges, 'The charges').refunds, 0, 'The refunds of the charge');
    expectEqual(shown.state, 'pending_information', 'The state on the charge');
    expectMoney((await readOrder(client, order)).availableToRefundAmount, 22.01, 'What is left to refund meanwhile');
    await client.refused('POST', '/_sandbox/refunds/re_none/give_details', undefined, {
      status: 404,
      code: 'not_found',
    });
    const paid = await act(client, waiting, 'give_details');
    expectFields(paid, { state: 'succeeded', refundedAmount: 5, tokenInformation: undefined }, 'The refund at the end');
    expectEqual(
      only(chargeOf(await readOrder(client, order)).refunds, 'Its refunds').state,
      'complete',
      'On the order',
    );
    for (const action of ['give_details', 'expire'])
      await client.refused('POST', `/_sandbox/refunds/${paid.id}/${action}`, undefined, wrongState);
    const told = [
      ...['refund.pending', 'order.charge.refund.pending', 'refund.pending_information', 'refund.pending'],
      ...['order.charge.refund.complete', 'refund.complete', 'order.refunded'],
    ];
    expectInOrder(await eventTypesOf(client, order), told, 'The events');
  },

  'A refund whose details nobody gives expires, and its money can be refunded anew': async (client) => {
    const order = await shippedAndPaid(client);
    const waiting = await askFor(client, order, 27.01);
    expectMoney((await readOrder(client, order)).availableToRefundAmount, 0, 'What is left to refund meanwhile');
    const expired = await act(client, waiting, 'expire');
    expectFields(expired, { state: 'expired', refundedAmount: 0, tokenInformation: undefined }, 'The refund');
    const after = await readOrder(client, order);
    expectMoney(after.availableToRefundAmount, 27.01, 'What is left to refund');
    expectEqual(only(chargeOf(after).refunds, 'The refunds of the charge').state, 'failed', 'The state on the charge');
    await client.change(`/refunds/${expired.id}`, { metadata: { ticket: 7 } });
    await act(client, await askFor(client, order, 27.01), 'give_details');
    expectMoney((await readOrder(client, order)).refundedAmount, 27.01, 'What was refunded in the end');
  },

  'The last name decides when a refund of a transfer fails': async (client) => {
    const early = await askFor(client, await shippedAndPaid(client, 'RefundFailWhileCreation'));
    expectEqual(early.state, 'failed', 'The refund that fails at once');
    const late = await askFor(client, await shippedAndPaid(client, 'RefundFailAfterPaymentInfo'));
    expectEqual(late.state, 'pending_information', 'The refund that fails after the details');
    expectFields(await act(client, late, 'give_details'), { state: 'pending', tokenInformation: undefined }, 'Then');
  },

  'Online banking asks for bank details too, and nobody gives them while the order is in dispute': async (client) => {
    const order = await paidLater(client, 'onlineBanking');
    await shipAll(client, order);
    const waiting = await askFor(client, order);
    expectEqual(waiting.state, 'pending_information', 'The state');
    await client.change(`/_sandbox/orders/${order.id}/dispute`);
    await client.refused('POST', `/_sandbox/refunds/${waiting.id}/give_details`, undefined, wrongState);
    await client.change(`/_sandbox/orders/${order.id}/resolve_dispute`);
    expectEqual((await act(client, waiting, 'give_details')).state, 'succeeded', 'The state after the dispute');
  },

  'An order paid by transfer is cancelled once the buyer has named an account': async (client) => {
    const order = await paidLater(client, 'wireTransfer');
    await fulfill(client, order, [{ cancelQuantity: 2 }]);
    const waiting = await readOrder(client, order);
    const charge = chargeOf(waiting);
    expectEqual([waiting.state, charge.state], ['accepted', 'capturable'], 'Order and charge meanwhile');
    expectEqual(only(charge.cancels, 'The cancels').state, 'pending_information', 'The cancel');
    await client.refused('POST', `/_sandbox/charges/${charge.id}/complete_capture`, undefined, wrongState);
    const done = await client.change<Charge>(`/_sandbox/charges/${charge.id}/give_details`);
    expectFields(done, { id: charge.id, orderId: order.id, state: 'cancelled' }, 'The charge');
    expectFields(await readOrder(client, order), { state: 'cancelled', cancelledAmount: 27.01 }, 'The order');
    await client.refused('POST', `/_sandbox/charges/${charge.id}/give_details`, undefined, wrongState);
    const told = [
      ...['order.charge.cancel.pending', 'order.charge.cancel.pending_information'],
      ...['order.charge.cancel.complete', 'order.charge.cancelled', 'order.cancelled'],
    ];
    expectInOrder(await eventTypesOf(client, order), told, 'The events');
  },

  'What was cancelled of a transfer stays open where nobody names an account': async (client) => {
    const order = await paidLater(client, 'wireTransfer');
    await fulfill(client, order, [{ quantity: 1, cancelQuantity: 1 }]);
    const { id } = chargeOf(order);
    expectEqual((await client.change<Charge>(`/_sandbox/charges/${id}/expire`)).state, 'capturable', 'The charge');
    const after = await readOrder(client, order);
    expectFields(after, { state: 'fulfilled', cancelledAmount: 0 }, 'The order');
    expectEqual(only(chargeOf(after).cancels, 'The cancels').state, 'failed', 'The cancel');
  },
});

export const detailClockCases = casesOf('Bank details in time', {
  'Nobody who waits 30 days can still give bank details': async (client) => {
    await client.send('POST', '/_sandbox/reset');
    const order = await shippedAndPaid(client);
    const refund = await askFor(client, order);
    const dropped = await paidLater(client, 'wireTransfer');
    await fulfill(client, dropped, [{ cancelQuantity: 2 }]);
    await client.change('/_sandbox/clock', { advanceBy: 29 * day });
    expectEqual((await client.read<Refund>(`/refunds/${refund.id}`)).state, 'pending_information', 'After 29 days');
    await client.change('/_sandbox/clock', { advanceBy: 2 * day });
    expectEqual((await client.read<Refund>(`/refunds/${refund.id}`)).state, 'expired', 'After 31 days');
    const { cancels } = chargeOf(await readOrder(client, dropped));
    expectEqual(only(cancels, 'The cancels').state, 'failed', 'The cancel after 31 days');
    await client.send('POST', '/_sandbox/reset');
  },

  'A refund fails half a minute after its details, where the last name says so': async (client) => {
    await client.send('POST', '/_sandbox/reset');
    const order = await shippedAndPaid(client, 'RefundFailAfterPaymentInfo');
    const refund = await act(client, await askFor(client, order), 'give_details');
    await client.change('/_sandbox/clock', { advanceBy: 31 });
    const failed = await client.read<Refund>(`/refunds/${refund.id}`);
    expectFields(failed, { state: 'failed', refundedAmount: 0 }, 'The refund');
    expectMoney((await readOrder(client, order)).availableToRefundAmount, 27.01, 'What is left to refund');
    await client.send('POST', '/_sandbox/reset');
  },
});
