import type { Fulfillment, FulfillmentWithOrder, Order, Refund } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMatch, expectMoney, expectTrue, only, present } from '../check';
import type { ApiClient } from '../client';
import {
  attach,
  chargeOf,
  completeOrder,
  fulfill,
  makeCard,
  makeCredit,
  placeOrder,
  readOrder,
  settledOrder,
  shipAll,
} from '../payments';
import { makeCheckout, makeSku, unique } from '../shop';

const twoLines = [
  { price: 30, quantity: 3 },
  { price: 22.5, quantity: 2 },
];

/** What clients take for "already done": a fully consumed order. */
const alreadyDone = ['order_fulfilled', 'order_complete', 'order_cancelled'];

function refuseItems(client: ApiClient, order: Order, lines: object[], code: string | string[], status = 409) {
  return client.refused('POST', '/fulfillments', { orderId: order.id, items: lines }, { status, code });
}

export const fulfillmentCases = casesOf('Fulfillments and cancellations', {
  'Shipping everything captures everything': async (client) => {
    const order = await placeOrder(client);
    const fulfillment = await shipAll(client, order);
    expectMatch(fulfillment.id, /^ful_/, 'The id');
    expectFields(only(fulfillment.items, 'The lines'), { quantity: 2, cancelQuantity: 0 }, 'The line');
    const after = await settledOrder(client, order, ({ state }) => state === 'complete');
    expectFields(after, { state: 'complete', capturedAmount: 27.01, availableToRefundAmount: 27.01 }, 'The order');
    expectEqual(only(after.items, 'The lines').state, 'paid', 'The state of the line');
    for (const state of ['accepted', 'fulfilled', 'complete'] as const)
      present(after.stateTransitions[state], `The time of ${state}`);
  },

  'A line to ship can be named by its SKU': async (client) => {
    const { id: skuId } = await makeSku(client);
    const order = await placeOrder(client, { items: [{ skuId, quantity: 2, price: 10 }] });
    const body = { orderId: order.id, items: [{ skuId, quantity: 2 }] };
    const fulfillment = await client.create<Fulfillment>('/fulfillments', body);
    const itemId = only(order.items, 'The lines').id;
    expectFields(only(fulfillment.items, 'The lines'), { itemId, quantity: 2 }, 'The line');
  },

  'A partial shipment captures its part and leaves the order accepted': async (client) => {
    const order = await placeOrder(client);
    await fulfill(client, order, [{ quantity: 1 }]);
    const after = await settledOrder(client, order, ({ capturedAmount }) => capturedAmount > 0);
    expectEqual(after.state, 'accepted', 'The state of the order');
    expectTrue(
      after.capturedAmount > 10 && after.capturedAmount < 17,
      `A half was captured, got ${after.capturedAmount}`,
    );
    await fulfill(client, order, [{ quantity: 1 }]);
    const done = await settledOrder(client, order, ({ state }) => state === 'complete');
    expectFields(done, { state: 'complete', capturedAmount: 27.01 }, 'The order');
  },

  'Units as digits in a text, and an item id as a number, are taken as the published samples send them': async (
    client,
  ) => {
    const order = await placeOrder(client);
    const { id: itemId } = only(order.items, 'The lines');
    const items = [{ itemId: Number(itemId), quantity: '1', cancelQuantity: '1' }];
    const fulfillment = await client.create<Fulfillment>('/fulfillments', { orderId: order.id, items });
    expectFields(only(fulfillment.items, 'The lines'), { itemId, quantity: 1, cancelQuantity: 1 }, 'The line');
    await settledOrder(client, order, ({ state }) => state === 'complete');
    const refunded = { orderId: order.id, currency: 'USD', items: [{ itemId, quantity: '1' }] };
    const { items: lines } = await client.create<Refund>('/refunds', refunded);
    expectFields(only(lines ?? [], 'The lines'), { itemId, quantity: 1 }, 'The line of the refund');
  },

  'Cancelling everything cancels order and charge': async (client) => {
    const order = await placeOrder(client);
    await fulfill(client, order, [{ cancelQuantity: 2 }]);
    const after = await settledOrder(client, order, ({ state }) => state === 'cancelled');
    expectFields(after, { state: 'cancelled', cancelledAmount: 27.01, capturedAmount: 0 }, 'The order');
    expectEqual(chargeOf(after).state, 'cancelled', 'The state of the charge');
    expectEqual(only(after.items, 'The lines').state, 'cancelled', 'The state of the line');
  },

  'Units of one line can be shipped and cancelled together': async (client) => {
    const order = await placeOrder(client);
    const fulfillment = await fulfill(client, order, [{ quantity: 1, cancelQuantity: 1 }]);
    expectFields(only(fulfillment.items, 'The lines'), { quantity: 1, cancelQuantity: 1 }, 'The line');
    const after = await settledOrder(client, order, ({ state }) => state === 'complete');
    expectEqual(after.state, 'complete', 'The state of the order');
    expectMoney(after.capturedAmount + after.cancelledAmount, 27.01, 'Captured and cancelled together');
  },

  'Captures and cancels of a mixed order add up to its charge': async (client) => {
    const order = await placeOrder(client, { items: twoLines, shippingChoice: { amount: 0 } });
    await fulfill(client, order, [{ quantity: 2, cancelQuantity: 1 }, { quantity: 1 }]);
    const second = at(order.items, 1, 'The lines').id;
    await client.create('/fulfillments', { orderId: order.id, items: [{ itemId: second, cancelQuantity: 1 }] });
    const after = await settledOrder(client, order, ({ state }) => state === 'complete');
    const charge = chargeOf(after);
    const total = (operations: { amount: number }[] | undefined) =>
      (operations ?? []).reduce((sum, { amount }) => sum + amount, 0);
    expectEqual([charge.captures?.length, charge.cancels?.length], [2, 2], 'The number of captures and cancels');
    expectMoney(total(charge.captures) + total(charge.cancels), order.totalAmount, 'Captures and cancels together');
    expectMoney(after.capturedAmount, total(charge.captures), 'The captured amount');
    expectMoney(after.cancelledAmount, total(charge.cancels), 'The cancelled amount');
    expectFields(charge, { state: 'complete', amount: order.totalAmount }, 'The charge');
  },

  'More units than are open are refused': async (client) => {
    const order = await placeOrder(client);
    const itemId = only(order.items, 'The lines').id;
    await refuseItems(client, order, [{ itemId, quantity: 3 }], 'quantity_too_large');
    await refuseItems(client, order, [{ itemId, quantity: 1, cancelQuantity: 2 }], 'quantity_too_large');
    await fulfill(client, order, [{ quantity: 1 }]);
    await refuseItems(client, order, [{ itemId, cancelQuantity: 2 }], 'quantity_too_large');
  },

  'A refused fulfillment changes nothing': async (client) => {
    const order = await placeOrder(client, { items: twoLines });
    const [first, second] = order.items.map(({ id }) => id);
    const lines = [
      { itemId: first, quantity: 1 },
      { itemId: second, quantity: 9 },
    ];
    await refuseItems(client, order, lines, 'quantity_too_large');
    expectEqual((await readOrder(client, order)).payment.charges, order.payment.charges, 'The charges');
  },

  'A finished line is named in the refusal': async (client) => {
    for (const [quantities, code] of [
      [{ quantity: 3 }, 'item_fulfilled'],
      [{ cancelQuantity: 3 }, 'item_cancelled'],
    ] as const) {
      const order = await placeOrder(client, { items: twoLines });
      await fulfill(client, order, [quantities]);
      const itemId = at(order.items, 0, 'The lines').id;
      const { errors } = await refuseItems(client, order, [{ itemId, quantity: 1 }], code);
      expectTrue(
        errors.some(({ message }) => message.includes(itemId)),
        `The message does not name the line: ${JSON.stringify(errors)}`,
      );
    }
  },

  'A finished order takes no more fulfillments': async (client) => {
    const complete = await completeOrder(client);
    await refuseItems(client, complete, [{ itemId: only(complete.items, 'The lines').id, quantity: 1 }], alreadyDone);
    const cancelled = await placeOrder(client);
    await fulfill(client, cancelled, [{ cancelQuantity: 2 }]);
    await refuseItems(client, cancelled, [{ itemId: only(cancelled.items, 'The lines').id, quantity: 1 }], alreadyDone);
  },

  'A fulfillment says how many units of which line': async (client) => {
    const order = await placeOrder(client);
    const itemId = only(order.items, 'The lines').id;
    const refused = (items: object[]) =>
      client.refused('POST', '/fulfillments', { orderId: order.id, items }, { status: 400, parameter: /^items/ });
    for (const line of [
      { itemId },
      { itemId, quantity: 0 },
      { itemId, quantity: 0, cancelQuantity: 0 },
      { quantity: 1 },
    ])
      await refused([line]);
    await refused([]);
    const { status } = await client.send('POST', '/fulfillments', {
      body: { orderId: order.id, items: [{ itemId: '1', quantity: 1 }] },
    });
    expectTrue(status === 400 || status === 404, `A line of no order was accepted: ${status}`);
  },

  'An order that does not exist cannot be shipped': async (client) => {
    const body = { orderId: unique('none'), items: [{ skuId: 'any', quantity: 1 }] };
    await client.refused('POST', '/fulfillments', body, { status: 404, code: 'not_found', parameter: 'orderId' });
    const { orderId: _orderId, ...rest } = body;
    await client.refused('POST', '/fulfillments', rest, {
      status: 400,
      code: 'missing_parameter',
      parameter: 'orderId',
    });
  },

  'A fulfillment is read with its order, but not the payment': async (client) => {
    const order = await placeOrder(client);
    const { id } = await shipAll(client, order);
    const read = await client.read<FulfillmentWithOrder>(`/fulfillments/${id}`);
    expectEqual(read.orderDetails.id, order.id, 'The order');
    expectTrue(!('payment' in read.orderDetails), 'The order details show the payment');
  },

  'Tracking can be added later': async (client) => {
    const { id } = await shipAll(client, await placeOrder(client));
    const tracking = { trackingCompany: 'UPS', trackingNumber: unique('1Z'), trackingUrl: 'https://example.com/track' };
    expectFields(await client.change<Fulfillment>(`/fulfillments/${id}`, tracking), tracking, 'The fulfillment');
    const quantity = { items: [{ itemId: '1', quantity: 1 }] };
    await client.refused('POST', `/fulfillments/${id}`, quantity, { status: 400, code: 'unknown_parameter' });
  },

  'Store credit is captured first and cancelled last': async (client) => {
    const checkout = await makeCheckout(client);
    const credit = await attach(client, checkout, await makeCredit(client, 12.5));
    await attach(client, checkout, await makeCard(client));
    const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
    await fulfill(client, order, [{ quantity: 1 }]);
    const after = await settledOrder(client, order, ({ capturedAmount }) => capturedAmount > 0);
    const ofCredit = only(
      after.payment.charges?.filter(({ sourceId }) => sourceId === credit.id),
      'The charges of the credit',
    );
    expectMoney(only(ofCredit.captures, 'The captures of the credit').amount, 12.5, 'The capture of the credit');
    await fulfill(client, order, [{ cancelQuantity: 1 }]);
    const done = await settledOrder(client, order, ({ state }) => state === 'complete');
    const ofCard = only(
      done.payment.charges?.filter(({ sourceId }) => sourceId !== credit.id),
      'The charges of the card',
    );
    expectMoney(only(ofCard.cancels, 'The cancels of the card').amount, done.cancelledAmount, 'The cancel of the card');
  },
});
