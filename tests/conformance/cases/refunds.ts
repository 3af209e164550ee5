import type { Refund } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMatch, expectMoney, only } from '../check';
import { completeOrder, fulfill, placeOrder, readOrder, settledOrder, settledRefund } from '../payments';
import { expectRefund, itemIdOf, refund, refuse, tooMuch } from '../refunding';
import { unique } from '../shop';

export const refundCases = casesOf('Refunds', {
  'A new refund is pending and has paid nothing yet': async (client) => {
    const order = await completeOrder(client);
    const reason = 'requested_by_customer';
    const made = await client.create<Refund>('/refunds', {
      orderId: order.id,
      currency: 'USD',
      amount: 5,
      reason,
      metadata: { ticket: 7 },
    });
    expectMatch(made.id, /^re_/, 'The id');
    expectFields(
      made,
      { state: 'pending', amount: 5, refundedAmount: 0, reason, metadata: { ticket: 7 } },
      'The refund',
    );
    expectEqual((await settledRefund(client, made)).state, 'succeeded', 'The state after a while');
  },

  'Refunds add up to the total of the order and no further': async (client) => {
    const order = await completeOrder(client);
    await refuse(client, order, { amount: 27.02 }, tooMuch);
    await expectRefund(client, order, { amount: 20 }, 20, 7.01);
    await refuse(client, order, { amount: 7.02 }, tooMuch);
    await expectRefund(client, order, { amount: 7.01 }, 7.01, 0);
    await refuse(client, order, { amount: 0.01 }, tooMuch);
    expectEqual((await readOrder(client, order)).state, 'complete', 'The state of the order');
  },

  'A line gives back no more than it took': async (client) => {
    const order = await completeOrder(client, { items: [{ price: 10 }, { price: 100 }] });
    const [itemId] = order.items.map(({ id }) => id);
    await refuse(client, order, { items: [{ itemId, amount: 10.81 }] }, tooMuch);
    await refund(client, order, { items: [{ itemId, amount: 10.8 }] });
    await refuse(client, order, { items: [{ itemId, amount: 0.01 }] }, tooMuch);
    const item = at((await readOrder(client, order)).items, 0, 'The lines');
    expectMoney(item.availableToRefundAmount, 0, 'What is left to refund of the line');
  },

  'Shipping gives back no more than earlier refunds left': async (client) => {
    const order = await completeOrder(client);
    await refund(client, order, { type: 'shipping', amount: 5 });
    await refuse(client, order, { type: 'shipping', amount: 0.41 }, tooMuch);
    await expectRefund(client, order, { type: 'shipping', amount: 0.4 }, 0.4, 21.61);
  },

  'Tax gives back no more than earlier refunds left': async (client) => {
    const order = await completeOrder(client);
    await refund(client, order, { type: 'tax', percent: 100 });
    await refuse(client, order, { type: 'tax', percent: 100 }, { status: 400, code: 'invalid_parameter' });
    await refuse(client, order, { amount: 25.01 }, tooMuch);
    await expectRefund(client, order, { amount: 25 }, 25, 0);
  },

  'Tax is refunded in full or not at all': async (client) => {
    const order = await completeOrder(client);
    const refusal = { status: 400, code: 'invalid_parameter', parameter: 'percentRequested' };
    await refuse(client, order, { type: 'tax', percent: 50 }, refusal);
    await refuse(
      client,
      order,
      { type: 'tax', amount: 1 },
      { status: 400, code: 'invalid_parameter', parameter: /(percent|amount)Requested/ },
    );
  },

  'A line’s shipping is refunded by its type': async (client) => {
    const order = await completeOrder(client);
    const items = [{ itemId: itemIdOf(order, 0), type: 'shipping', percent: 100 }];
    await expectRefund(client, order, { items }, 5.4, 21.61);
  },

  'A line to refund can be named by its SKU': async (client) => {
    const order = await completeOrder(client);
    const { skuId, id } = only(order.items, 'The lines');
    const done = await refund(client, order, { items: [{ skuId, quantity: 1 }] });
    expectEqual(only(done.items, 'The lines of the refund').itemId, id, 'The line');
    expectMoney(done.refundedAmount, 10.81, 'The amount of one unit with its tax, 10.805');
  },

  'Nothing is refunded before it is captured': async (client) => {
    const order = await placeOrder(client);
    await refuse(client, order, { amount: 1 }, { status: 400, code: 'invalid_parameter' });
  },

  'Only what is captured so far can be refunded': async (client) => {
    const order = await placeOrder(client);
    await fulfill(client, order, [{ quantity: 1 }]);
    const { capturedAmount } = await settledOrder(client, order, (one) => one.capturedAmount > 0);
    await refuse(client, order, { amount: Math.round(capturedAmount * 100 + 1) / 100 }, tooMuch);
    await expectRefund(client, order, { amount: 5 }, 5, capturedAmount - 5);
  },

  'A refund has the currency of its order': async (client) => {
    const order = await completeOrder(client);
    const refusal = { status: 400, code: 'invalid_parameter', parameter: 'currency' };
    await refuse(client, order, { amount: 1, currency: 'EUR' }, refusal);
  },

  'A refund says exactly one of amount, percentage and items': async (client) => {
    const order = await completeOrder(client);
    await refuse(client, order, {}, { status: 400 });
    await refuse(client, order, { amount: 1, percent: 5 }, { status: 400 });
    await refuse(client, order, { percent: 5, items: [{ itemId: itemIdOf(order, 0), percent: 5 }] }, { status: 400 });
  },

  'A percentage is between 0.01 and 100, an amount is above zero': async (client) => {
    const order = await completeOrder(client);
    for (const percent of [0, 100.01]) await refuse(client, order, { percent }, { status: 400, parameter: /percent/ });
    for (const amount of [0, -1, 'five']) await refuse(client, order, { amount }, { status: 400, parameter: /amount/ });
  },

  'A refund needs an order that exists': async (client) => {
    const body = { orderId: unique('none'), currency: 'USD', amount: 1 };
    await client.refused('POST', '/refunds', body, { status: 400, code: 'invalid_parameter', parameter: 'order' });
    await client.refused(
      'POST',
      '/refunds',
      { currency: 'USD', amount: 1 },
      { status: 400, code: 'missing_parameter' },
    );
  },

  'Metadata of a refund can change, its amount cannot': async (client) => {
    const order = await completeOrder(client);
    const { id } = await refund(client, order, { amount: 5 });
    const changed = await client.change<Refund>(`/refunds/${id}`, { metadata: { ticket: 4711 } });
    expectFields(changed, { metadata: { ticket: 4711 }, amount: 5, state: 'succeeded' }, 'The refund');
    const refusal = { status: 400, code: 'unknown_parameter', parameter: 'amount' };
    await client.refused('POST', `/refunds/${id}`, { amount: 1 }, refusal);
  },
});
