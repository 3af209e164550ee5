/** What banks and reviewers do to an order. The provider has no call for it in test mode; the sandbox's control calls stand for them. */
import type { LogisticsReturn, Order, SalesTransaction } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectInOrder, expectMoney, expectTrue, only } from '../check';
import type { ApiClient } from '../client';
import { chargeOf, completeOrder, eventTypesOf, placeOrder, readOrder, shipAll } from '../payments';
import { itemIdOf } from '../refunding';
import { uniqueEmail } from '../shop';

const act = (client: ApiClient, { id }: Order, action: string, body?: object) =>
  client.change<Order>(`/_sandbox/orders/${id}/${action}`, body);

const wrongState = { status: 409, code: 'invalid_state', parameter: 'state' };

export const disputeCases = casesOf('Disputes', {
  'A disputed order is frozen until the dispute ends, and then goes on where it was': async (client) => {
    const order = await placeOrder(client);
    const disputed = await act(client, order, 'dispute');
    expectFields(disputed, { state: 'dispute', fraudState: 'review_opened' }, 'The disputed order');
    expectTrue(disputed.stateTransitions?.dispute !== undefined, 'The time of the dispute is missing');
    const items = [{ itemId: itemIdOf(order, 0), quantity: 1 }];
    const { id: orderId } = order;
    await client.refused('POST', '/fulfillments', { orderId, items }, { status: 409, code: 'order_not_submitted' });
    await client.refused(
      'POST',
      '/refunds',
      { orderId, currency: 'USD', amount: 1 },
      { status: 400, code: 'invalid_parameter', parameter: 'order' },
    );
    await client.refused(
      'POST',
      '/returns',
      { orderId, items },
      { status: 409, code: 'invalid_parameter', parameter: 'order' },
    );
    await client.refused('POST', `/_sandbox/orders/${orderId}/dispute`, undefined, wrongState);
    const resolved = await act(client, order, 'resolve_dispute');
    expectFields(resolved, { state: 'accepted', fraudState: 'passed' }, 'The order after the dispute');
    await client.refused('POST', `/_sandbox/orders/${orderId}/resolve_dispute`, undefined, wrongState);
    await shipAll(client, order);
    expectEqual((await readOrder(client, order)).state, 'complete', 'The state after shipping');
    const told = ['order.accepted', 'order.dispute', 'order.dispute.resolved', 'order.complete'];
    expectInOrder(await eventTypesOf(client, order), told, 'The events');
    await client.refused('POST', '/_sandbox/orders/none/dispute', undefined, { status: 404, code: 'not_found' });
  },

  'A chargeback takes money back, and only the rest can still be refunded': async (client) => {
    const order = await completeOrder(client);
    await client.refused('POST', `/_sandbox/orders/${order.id}/chargeback`, undefined, wrongState);
    await act(client, order, 'dispute');
    const wrong: [unknown, number][] = [
      [0, 400],
      [27.02, 409],
      [-1, 400],
      ['x', 400],
      [1.001, 400],
    ];
    for (const [amount, status] of wrong)
      await client.refused(
        'POST',
        `/_sandbox/orders/${order.id}/chargeback`,
        { amount },
        { status, parameter: 'amount' },
      );
    await client.refused(
      'POST',
      `/_sandbox/orders/${order.id}/chargeback`,
      { fraud: 'yes' },
      { status: 400, code: 'invalid_parameter', parameter: 'fraud' },
    );
    const charged = await act(client, order, 'chargeback', { amount: 20, fraud: true });
    expectFields(charged, { state: 'complete', fraudState: 'passed', capturedAmount: 27.01 }, 'The order');
    expectMoney(charged.availableToRefundAmount, 7.01, 'What can still be refunded');
    const tooMuch = { status: 400, code: 'invalid_parameter', parameter: 'amountRequested' };
    await client.refused('POST', '/refunds', { orderId: order.id, currency: 'USD', amount: 7.02 }, tooMuch);
    await client.create('/refunds', { orderId: order.id, currency: 'USD', amount: 7.01 });
    expectMoney((await readOrder(client, order)).availableToRefundAmount, 0, 'What can be refunded at the end');
    const told = ['order.dispute', 'order.dispute.resolved', 'order.chargeback', 'order.refunded'];
    expectInOrder(await eventTypesOf(client, order), told, 'The events');
    const { data } = await client.read<{ data: SalesTransaction[] }>(`/sales-transactions?orderId=${order.id}`);
    const taken = only(
      data.filter(({ type }) => type === 'fraud_chargeback'),
      'The chargebacks in the sales',
    );
    expectMoney(taken.amount, -20, 'The amount of the chargeback in the sales');
  },

  'All that is left is charged back where no amount is named, and nothing of what was not captured': async (client) => {
    const order = await completeOrder(client);
    await act(client, order, 'dispute');
    expectMoney((await act(client, order, 'chargeback')).availableToRefundAmount, 0, 'What is left');
    const open = await placeOrder(client);
    await act(client, open, 'dispute');
    const nothing = { status: 409, code: 'invalid_state', parameter: 'amount' };
    await client.refused('POST', `/_sandbox/orders/${open.id}/chargeback`, undefined, nothing);
  },

  'A reviewer looks at an order whose payment came late, and lets it pass or blocks it': async (client) => {
    const pending = await placeOrder(client, { email: uniqueEmail('pending-payment') });
    expectFields(
      await act(client, pending, 'review'),
      { state: 'in_review', fraudState: 'review_opened' },
      'In review',
    );
    expectFields(await act(client, pending, 'pass_review'), { state: 'accepted', fraudState: 'passed' }, 'Passed');
    const told = ['order.pending_payment', 'order.charge.capturable', 'order.review_opened', 'order.review_closed'];
    expectInOrder(await eventTypesOf(client, pending), [...told, 'order.accepted'], 'The events');
    await client.refused('POST', `/_sandbox/orders/${pending.id}/review`, undefined, wrongState);
    const reviewed = await placeOrder(client, { email: uniqueEmail('in-review') });
    expectFields(await act(client, reviewed, 'block'), { state: 'blocked', fraudState: 'blocked' }, 'Blocked');
    const unpaid = await placeOrder(client, { email: uniqueEmail('pending-payment') });
    const blocked = await act(client, unpaid, 'block');
    expectFields(blocked, { state: 'blocked', fraudState: 'blocked' }, 'Blocked while the payment is pending');
    expectEqual(chargeOf(blocked).state, 'cancelled', 'Its charge');
    const accepted = await placeOrder(client);
    await client.refused('POST', `/_sandbox/orders/${accepted.id}/block`, undefined, wrongState);
  },

  'A payment that takes its time is processed, released and then complete': async (client) => {
    const order = await placeOrder(client, { email: uniqueEmail('pending-payment') });
    const sessionOf = async (action: string) => (await act(client, order, action)).payment.session?.state;
    await client.refused('POST', `/_sandbox/orders/${order.id}/release_payment`, undefined, wrongState);
    expectEqual(await sessionOf('process_payment'), 'processing', 'The session while it is processed');
    expectEqual(await sessionOf('release_payment'), 'chargeable', 'The session once it is released');
    const refreshed = await client.change<Order>(`/orders/${order.id}/refresh`);
    expectEqual([refreshed.state, refreshed.payment.session?.state], ['accepted', 'complete'], 'The refreshed order');
  },

  'A parcel that nobody announced comes back': async (client) => {
    const open = await placeOrder(client);
    await client.refused('POST', `/_sandbox/orders/${open.id}/parcel_refused`, undefined, wrongState);
    const order = await completeOrder(client);
    for (const type of ['refused', 'undeliverable']) {
      const made = await client.change<LogisticsReturn>(`/_sandbox/orders/${order.id}/parcel_${type}`);
      const read = await client.read<LogisticsReturn>(`/logistics-returns/${made.id}`);
      expectFields(read, { type, orderId: order.id, rmaNumber: undefined }, 'The return');
      expectEqual(only(read.items, 'Its items').quantity, 2, 'The units');
    }
  },
});
