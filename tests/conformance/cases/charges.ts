import type { Charge } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMoney, expectTrue, only } from '../check';
import {
  chargeOf,
  completeOrder,
  fulfill,
  placeOrder,
  readOrder,
  settledOrder,
  settledRefund,
  shipAll,
} from '../payments';

export const chargeCases = casesOf('Charges', {
  'A charge is read as its order shows it': async (client) => {
    const order = await completeOrder(client);
    const inOrder = chargeOf(await readOrder(client, order));
    const alone = { orderId: order.id, paymentSessionId: order.payment.session.id, liveMode: false };
    expectEqual(await client.read<Charge>(`/charges/${inOrder.id}`), { ...inOrder, ...alone }, 'The charge');
  },

  'A charge is complete when all of it is captured': async (client) => {
    const order = await completeOrder(client);
    const charge = chargeOf(order);
    expectFields(charge, { state: 'complete', captured: true, refunded: false, amount: 27.01 }, 'The charge');
    const capture = only(charge.captures, 'The captures');
    expectFields(capture, { state: 'complete', amount: 27.01 }, 'The capture');
  },

  'A capture names its fulfillment, and the fulfillment its captures': async (client) => {
    const order = await placeOrder(client);
    const fulfillment = await shipAll(client, order);
    const capture = only(chargeOf(await readOrder(client, order)).captures, 'The captures');
    expectEqual(capture.fulfillmentId, fulfillment.id, 'The fulfillment of the capture');
    const { chargeOperationIds } = await client.read<{ chargeOperationIds: string[] }>(
      `/fulfillments/${fulfillment.id}`,
    );
    expectTrue(chargeOperationIds.includes(capture.id), 'The fulfillment does not name its capture');
  },

  'Each fulfilled line has a capture of its own': async (client) => {
    const order = await placeOrder(client, { items: [{ price: 10 }, { price: 20 }] });
    await shipAll(client, order);
    const { captures } = chargeOf(await readOrder(client, order));
    expectEqual(captures?.length, 2, 'The number of captures');
    const total = (captures ?? []).reduce((sum, { amount }) => sum + amount, 0);
    expectMoney(total, order.totalAmount, 'The captures together');
  },

  'A partly captured charge is complete when the rest is cancelled': async (client) => {
    const order = await placeOrder(client);
    await fulfill(client, order, [{ quantity: 1 }]);
    const half = chargeOf(await settledOrder(client, order, ({ capturedAmount }) => capturedAmount > 0));
    expectFields(half, { state: 'capturable', captured: true }, 'The charge after the capture');
    await fulfill(client, order, [{ cancelQuantity: 1 }]);
    const done = await settledOrder(client, order, ({ state }) => state === 'complete');
    expectFields(done, { state: 'complete', totalAmount: 27.01 }, 'The order');
    expectFields(chargeOf(done), { state: 'complete', amount: 27.01 }, 'The charge');
  },

  'A refund shows on its charge': async (client) => {
    const order = await completeOrder(client);
    const refund = await client.create<{ id: string }>('/refunds', { orderId: order.id, currency: 'USD', amount: 5 });
    await settledRefund(client, refund);
    const charge = chargeOf(await readOrder(client, order));
    expectEqual(charge.refunded, true, 'refunded');
    expectFields(at(charge.refunds, 0, 'The refunds'), { amount: 5, state: 'complete' }, 'The refund of the charge');
  },
});
