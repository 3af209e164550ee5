import type { Discount, ItemDiscount } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectMoney } from '../check';
import type { ApiClient, Refusal } from '../client';
import { bareCart, type CartRequest, cartRequest, makeCheckout } from '../shop';

async function refuseCart(client: ApiClient, cart: CartRequest, refusal: Refusal): Promise<void> {
  await client.refused('POST', '/checkouts', await cartRequest(client, cart), refusal);
}

const badPercent: Refusal = { status: 400, code: 'invalid_discount_percent', parameter: /discount$/i };
const badAmount: Refusal = { status: 400, code: 'invalid_discount_amount', parameter: /discount$/i };

export const discountCases = casesOf('Discounts', {
  'An item discount lowers the amount of its line': async (client) => {
    const items = [{ price: 10, quantity: 4, discount: { percentOff: 25 } }, { price: 10 }];
    const checkout = await makeCheckout(client, { items, ...bareCart });
    expectMoney(at(checkout.items, 0, 'The lines').amount, 30, 'The amount of the discounted line');
    expectMoney(at(checkout.items, 1, 'The lines').amount, 10, 'The amount of the other line');
    expectMoney(checkout.totalDiscount, 10, 'The total discount');
  },

  'An order discount leaves the amounts of the lines': async (client) => {
    const items = [{ price: 30 }, { price: 10 }];
    const checkout = await makeCheckout(client, { items, discount: { percentOff: 10 }, ...bareCart });
    expectEqual(
      checkout.items.map(({ amount }) => amount),
      [30, 10],
      'The amounts of the lines',
    );
    expectMoney(checkout.totalDiscount, 4, 'The total discount');
    expectMoney(checkout.subtotal, 36, 'The subtotal');
  },

  'Item, order and shipping discounts add up': async (client) => {
    const checkout = await makeCheckout(client, {
      items: [{ price: 10, quantity: 3, discount: { percentOff: 10, quantity: 1 } }],
      discount: { amountOff: 10 },
      shippingChoice: { amount: 8 },
      shippingDiscount: { percentOff: 25 },
    });
    expectMoney(checkout.totalDiscount, 13, '1.00 off the item, 10.00 off the order, 2.00 off shipping');
    expectMoney(checkout.subtotal, 25, 'The subtotal');
    // 19.00 × 8.025 % = 1.52475, 6.00 × 8.025 % = 0.4815
    expectMoney(checkout.totalTax, 2, 'The tax');
  },

  'A shipping discount leaves the price of shipping as it is shown': async (client) => {
    const checkout = await makeCheckout(client, { shippingChoice: { amount: 5 }, shippingDiscount: { amountOff: 5 } });
    expectMoney(checkout.totalShipping, 5, 'The price of shipping');
    expectMoney(checkout.shippingChoice?.amount, 5, 'The amount of the shipping choice');
    expectMoney(checkout.shippingChoice?.taxAmount, 0, 'The tax on shipping');
    expectMoney(checkout.totalAmount, 21.61, 'The total');
  },

  'A discount of a hundred percent makes a line free': async (client) => {
    const items = [{ price: 10, discount: { percentOff: 100 } }, { price: 10 }];
    const checkout = await makeCheckout(client, { items, ...bareCart });
    expectMoney(checkout.totalAmount, 10, 'The total');
  },

  'A percentage is between 0.01 and 100': async (client) => {
    for (const percentOff of [0, 100.5, -1]) {
      const discount: Discount & ItemDiscount = { percentOff };
      await refuseCart(client, { discount }, badPercent);
      await refuseCart(client, { items: [{ price: 10, discount }] }, badPercent);
      await refuseCart(client, { shippingDiscount: discount }, badPercent);
    }
  },

  'An amount off is above zero': async (client) => {
    for (const amountOff of [0, -2]) {
      await refuseCart(client, { discount: { amountOff } }, badAmount);
      await refuseCart(client, { items: [{ price: 10, discount: { amountOff } }] }, badAmount);
    }
  },
});
