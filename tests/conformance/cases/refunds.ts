import type { Order, Refund } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMatch, expectMoney, only } from '../check';
import type { ApiClient, Refusal } from '../client';
import {
  chargeOf,
  completeOrder,
  fulfill,
  type Purchase,
  placeOrder,
  readOrder,
  settledOrder,
  settledRefund,
} from '../payments';
import { contactAt, minnetonka, unique } from '../shop';

/** What is asked for beside order and currency. */
type Asked = Readonly<Record<string, unknown>>;

async function refund(client: ApiClient, order: Order, asked: Asked): Promise<Refund> {
  const made = await client.create<Refund>('/refunds', { orderId: order.id, currency: order.currency, ...asked });
  return settledRefund(client, made);
}

function refuse(client: ApiClient, order: Order, asked: Asked, refusal: Refusal) {
  return client.refused('POST', '/refunds', { orderId: order.id, currency: order.currency, ...asked }, refusal);
}

/** Refunds and looks at what came out, and at what is left of the order. */
async function expectRefund(
  client: ApiClient,
  order: Order,
  asked: Asked,
  amount: number,
  left: number,
): Promise<void> {
  const before = (await readOrder(client, order)).refundedAmount;
  const done = await refund(client, order, asked);
  const what = JSON.stringify(asked);
  expectEqual(done.state, 'succeeded', `The state of the refund ${what}`);
  expectMoney(done.amount, amount, `The amount of the refund ${what}`);
  expectMoney(done.refundedAmount, amount, `The refunded amount of the refund ${what}`);
  const after = await readOrder(client, order);
  expectMoney(after.availableToRefundAmount, left, `What is left to refund after ${what}`);
  expectMoney(after.refundedAmount, before + amount, `The refunded amount of the order after ${what}`);
}

const tooMuch: Refusal = { status: 400, code: 'invalid_parameter', parameter: 'amountRequested' };
const itemIdOf = (order: Order, index: number) => at(order.items, index, 'The lines').id;

const free: Purchase = { shippingChoice: { amount: 0 } };

export const refundCases = casesOf('Refunds', {
  'R1: half of an order of 27.01 is 13.51, and 13.50 is left': async (client) => {
    await expectRefund(client, await completeOrder(client), { percent: 50 }, 13.51, 13.5);
  },

  'R2: all of an order can be refunded by percentage or by amount, also as a text': async (client) => {
    for (const asked of [{ percent: 100 }, { amount: 27.01 }, { amount: '27.01' }])
      await expectRefund(client, await completeOrder(client), asked, 27.01, 0);
  },

  'R3: the tax of an order can be refunded alone': async (client) => {
    await expectRefund(client, await completeOrder(client), { type: 'tax', percent: 100 }, 2.01, 25);
    await expectRefund(client, await completeOrder(client), { type: 'tax', amount: 2.01 }, 2.01, 25);
  },

  'R4: shipping is refunded with its tax': async (client) => {
    await expectRefund(client, await completeOrder(client), { type: 'shipping', percent: 100 }, 5.4, 21.61);
  },

  'R5: lines are refunded by percentage, each with its tax': async (client) => {
    const order = await completeOrder(client, {
      items: [
        { price: 10, quantity: 2 },
        { price: 10, quantity: 4 },
      ],
      ...free,
    });
    const items = [
      { itemId: itemIdOf(order, 0), percent: 100 },
      { itemId: itemIdOf(order, 1), percent: 50 },
    ];
    await expectRefund(client, order, { items }, 43.22, 21.6);
  },

  'R6: lines are refunded by quantity, each with its tax': async (client) => {
    const order = await completeOrder(client, {
      items: [
        { price: 10, quantity: 2 },
        { price: 22.5, quantity: 3 },
      ],
      ...free,
    });
    const items = [
      { itemId: itemIdOf(order, 0), quantity: 2 },
      { itemId: itemIdOf(order, 1), quantity: 3 },
    ];
    await expectRefund(client, order, { items }, 94.53, 0);
  },

  'R8: a charge of 145.16 is captured, cancelled and refunded to the cent': async (client) => {
    const items = [
      { price: 30, quantity: 3 },
      { price: 22.5, quantity: 2 },
    ];
    const shipTo = contactAt(minnetonka);
    const order = await placeOrder(client, { items, shipTo, ...free });
    await fulfill(client, order, [
      { quantity: 2, cancelQuantity: 1 },
      { quantity: 1, cancelQuantity: 1 },
    ]);
    const shipped = await settledOrder(client, order, ({ state }) => state === 'complete');
    const { amount, captures, cancels } = chargeOf(shipped);
    expectMoney(amount, 145.16, 'The charge');
    const amounts = (operations: { amount: number }[] | undefined) => (operations ?? []).map((one) => one.amount);
    expectEqual(
      [amounts(captures), amounts(cancels)],
      [
        [64.52, 24.2],
        [32.26, 24.18],
      ],
      'Captures and cancels',
    );
    expectFields(
      shipped,
      { capturedAmount: 88.72, cancelledAmount: 56.44, availableToRefundAmount: 88.71 },
      'The order',
    );
    await expectRefund(client, order, { items: [{ itemId: itemIdOf(order, 0), quantity: 1 }] }, 32.26, 56.45);
    await expectRefund(client, order, { amount: 21.51 }, 21.51, 34.94);
  },

  'R9: a refunded line leaves the shipping': async (client) => {
    const shipTo = {
      name: 'Ada',
      address: { line1: '1 Test', city: 'Lincoln', state: 'NE', postalCode: '68501', country: 'US' },
    };
    const order = await completeOrder(client, { items: [{ price: 0.1 }], shippingChoice: { amount: 0.2 }, shipTo });
    await expectRefund(client, order, { items: [{ itemId: itemIdOf(order, 0), percent: 100 }] }, 0.11, 0.21);
  },

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
    expectMoney(done.amount, 10.81, 'The amount of one unit with its tax, 10.805');
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
    await client.refused('POST', '/refunds', body, { status: 404, code: 'not_found', parameter: 'orderId' });
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
