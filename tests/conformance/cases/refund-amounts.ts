/** The provider's published refunds, to the cent. */
import { casesOf } from '../case';
import { expectEqual, expectFields, expectMoney } from '../check';
import { chargeOf, completeOrder, fulfill, placeOrder, settledOrder } from '../payments';
import { expectRefund, free, itemIdOf } from '../refunding';
import { contactAt, minnetonka } from '../shop';

export const refundAmountCases = casesOf('Amounts of refunds', {
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
});
