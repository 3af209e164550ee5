/** The published money movement fixtures, through real orders. */

import { describe, expect, it } from 'vitest';
import type { CheckoutRequest } from '../../../../generated/contract/types';
import { contact, createWorld, minnesota } from '../../test-support/world';

const minneapolis = { ...contact, address: { ...minnesota, postalCode: '55401' } };
const mugs = (quantity: number, price: number) => ({ skuId: 'mug', quantity, price });

/** An order in Minneapolis (8.025 %), shipped in full. */
function shipped(input: Partial<CheckoutRequest> = {}) {
  const world = createWorld();
  const order = world.buy({ shipTo: minneapolis, billTo: minneapolis, ...input });
  world.ok(
    world.fulfill(
      order.id,
      order.items.map((item) => ({ itemId: item.id, quantity: item.quantity })),
    ),
  );
  world.forgetEvents();
  return { world, order: world.get('order', order.id).document };
}

const available = (of: ReturnType<typeof shipped>) =>
  of.world.get('order', of.order.id).document.availableToRefundAmount;

describe('refund fixtures', () => {
  it('R1: half of 27.01 is 13.51, and 13.50 is left; then the other half is what is left', () => {
    const shop = shipped();
    expect(shop.order.totalAmount).toBe(27.01);
    expect(shop.world.ok(shop.world.refund(shop.order.id, { percent: 50 })).amount).toBe(13.51);
    expect(available(shop)).toBe(13.5);
    expect(shop.world.ok(shop.world.refund(shop.order.id, { percent: 50 })).amount).toBe(13.5);
    expect(available(shop)).toBe(0);
  });

  it.each([{ percent: 100 }, { amount: '27.01' }, { amount: 27.01 }])('R2: all of it by %o', (input) => {
    const shop = shipped();
    expect(shop.world.ok(shop.world.refund(shop.order.id, input)).amount).toBe(27.01);
    expect(available(shop)).toBe(0);
  });

  it('R3: the tax alone', () => {
    const shop = shipped();
    expect(shop.world.ok(shop.world.refund(shop.order.id, { type: 'tax', percent: 100 })).amount).toBe(2.01);
    expect(available(shop)).toBe(25);
  });

  it('R4: shipping with its tax', () => {
    const shop = shipped();
    expect(shop.world.ok(shop.world.refund(shop.order.id, { type: 'shipping', percent: 100 })).amount).toBe(5.4);
    expect(available(shop)).toBe(21.61);
  });

  it('R5: lines by percentage', () => {
    const shop = shipped({ items: [mugs(2, 10), mugs(4, 10)] });
    const [a, b] = shop.order.items;
    const refund = shop.world.ok(
      shop.world.refund(shop.order.id, {
        items: [
          { itemId: a?.id, percent: 100 },
          { itemId: b?.id, percent: 50 },
        ],
      }),
    );
    expect(refund.items?.map((item) => item.amount)).toEqual([21.61, 21.61]);
    expect(refund.amount).toBeUndefined();
    expect(shop.world.get('refund', refund.id).document.refundedAmount).toBe(43.22);
  });

  it('R6: lines by quantity', () => {
    const shop = shipped({ items: [mugs(2, 10), mugs(3, 22.5)] });
    const [a, b] = shop.order.items;
    const refund = shop.world.ok(
      shop.world.refund(shop.order.id, {
        items: [
          { itemId: a?.id, quantity: 2 },
          { itemId: b?.id, quantity: 3 },
        ],
      }),
    );
    expect(refund.items?.map((item) => item.amount)).toEqual([21.61, 72.92]);
    expect(refund.amount).toBeUndefined();
    expect(shop.world.get('refund', refund.id).document.refundedAmount).toBe(94.53);
  });

  it('R7: store credit and a card share the total', () => {
    const world = createWorld();
    const input = {
      currency: 'USD',
      email: 'ada@example.com',
      shipFrom: { address: minnesota },
      shippingChoice: { amount: 5 },
    };
    const checkout = world.ok(
      world.createCheckout({ ...input, shipTo: minneapolis, billTo: minneapolis, items: [mugs(2, 10)] }),
    );
    world.ok(world.attach(checkout.id, world.credit(12.5).id));
    world.ok(world.attach(checkout.id, world.card().id));
    const { charges } = world.ok(world.order(checkout.id)).payment;
    expect(charges?.map((charge) => charge.amount)).toEqual([12.5, 14.51]);
  });

  it('R8: captures, cancels and refunds of a charge of 145.16', () => {
    const world = createWorld();
    const order = world.buy({ shippingChoice: { amount: 0 }, items: [mugs(3, 30), mugs(2, 22.5)] });
    expect(order.totalAmount).toBe(145.16);
    const [a, b] = order.items;
    world.ok(
      world.fulfill(order.id, [
        { itemId: a?.id, quantity: 2, cancelQuantity: 1 },
        { itemId: b?.id, quantity: 1, cancelQuantity: 1 },
      ]),
    );
    const current = () => world.get('order', order.id).document;
    const charge = () => current().payment.charges?.[0];
    expect(charge()?.captures?.map((operation) => operation.amount)).toEqual([64.52, 24.2]);
    expect(charge()?.cancels?.map((operation) => operation.amount)).toEqual([32.26, 24.18]);
    expect(current()).toMatchObject({ capturedAmount: 88.72, cancelledAmount: 56.44, availableToRefundAmount: 88.71 });
    world.ok(world.refund(order.id, { amount: 21.51 }));
    world.ok(world.refund(order.id, { items: [{ itemId: a?.id, quantity: 1 }] }));
    expect(charge()?.refunds?.map((operation) => operation.amount)).toEqual([21.51, 32.26]);
    expect(current()).toMatchObject({ refundedAmount: 53.77, availableToRefundAmount: 34.94 });
    expect(current()).toMatchObject({ totalAmount: 145.16, state: 'complete' });
    expect(charge()).toMatchObject({ amount: 145.16, state: 'complete', captured: true, refunded: true });
  });

  it('R9: the item of an order of 0.32, shipping stays', () => {
    const lincoln = { ...contact, address: { ...minnesota, state: 'NE', postalCode: '68501' } };
    const shop = shipped({ shipTo: lincoln, billTo: lincoln, shippingChoice: { amount: 0.2 }, items: [mugs(1, 0.1)] });
    expect(shop.order).toMatchObject({ capturedAmount: 0.32, availableToRefundAmount: 0.32 });
    expect(shop.order.items[0]?.availableToRefundAmount).toBe(0.11);
    shop.world.ok(shop.world.refund(shop.order.id, { items: [{ skuId: 'mug', percent: 100 }] }));
    expect(available(shop)).toBe(0.21);
  });
});
