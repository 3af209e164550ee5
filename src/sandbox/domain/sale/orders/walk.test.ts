/** Random walks: whatever is bought, shipped, cancelled and refunded, the money adds up and the tables are obeyed. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { eventTypes } from '../../../../generated/reference';
import { createWorld, type World } from '../../test-support/world';
import type { Order } from './types';

const cents = (amount: number | undefined) => Math.round((amount ?? 0) * 100);
const total = (amounts: readonly (number | undefined)[]) => amounts.reduce<number>((sum, each) => sum + cents(each), 0);
const amounts = (list: readonly { amount: number; state: string }[] | undefined, ...states: string[]) =>
  total((list ?? []).filter((each) => states.length === 0 || states.includes(each.state)).map((each) => each.amount));

const price = fc.integer({ min: 0, max: 20_000 }).map((value) => value / 100);
const discount = fc.option(
  fc.oneof(
    fc.record({ percentOff: fc.integer({ min: 1, max: 100 }) }),
    fc.record({ amountOff: fc.integer({ min: 1, max: 9 }) }),
  ),
  { nil: undefined },
);
const item = fc.record({
  skuId: fc.constantFrom('mug', 'ebook'),
  quantity: fc.integer({ min: 1, max: 7 }),
  price,
  discount,
});
const cartInput = fc.record({
  items: fc.array(item, { minLength: 1, maxLength: 4 }),
  discount,
  shippingDiscount: discount,
  taxInclusive: fc.boolean(),
  shippingChoice: fc.record({ amount: price }),
});
const numbers = [
  '4444222233331111',
  '4000000000004103',
  '4000000000004442',
  '4000000000004111',
  '4556602564240839',
  '4485951788521565',
];
const step = fc.oneof(
  fc.record({
    kind: fc.constant('ship' as const),
    line: fc.nat({ max: 3 }),
    quantity: fc.nat({ max: 4 }),
    cancelQuantity: fc.nat({ max: 3 }),
  }),
  fc.record({ kind: fc.constant('refund' as const), percent: fc.integer({ min: 1, max: 100 }) }),
  fc.record({
    kind: fc.constant('refundLine' as const),
    line: fc.nat({ max: 3 }),
    quantity: fc.integer({ min: 1, max: 3 }),
  }),
  fc.record({ kind: fc.constant('wait' as const) }),
);

function checkCart(order: Order) {
  expect(cents(order.subtotal) + cents(order.totalTax)).toBe(cents(order.totalAmount));
  const { items, totalShipping = 0, totalDiscount } = order;
  for (const amount of [totalShipping, totalDiscount, order.totalAmount, ...items.map((each) => each.amount)])
    expect(amount).toBeGreaterThanOrEqual(0);
  expect(total((order.payment.charges ?? []).map((charge) => charge.amount))).toBe(cents(order.totalAmount));
}

function checkMoney(order: Order) {
  const charges = order.payment.charges ?? [];
  for (const charge of charges) {
    const taken = amounts(charge.captures) + amounts(charge.cancels);
    expect(taken).toBeLessThanOrEqual(cents(charge.amount));
    expect(amounts(charge.refunds, 'pending', 'complete')).toBeLessThanOrEqual(amounts(charge.captures, 'complete'));
    for (const operation of [...(charge.captures ?? []), ...(charge.cancels ?? []), ...(charge.refunds ?? [])])
      expect(operation.amount).toBeGreaterThan(0);
  }
  const captured = total(charges.map((charge) => amounts(charge.captures, 'complete') / 100));
  const refunding = total(charges.map((charge) => amounts(charge.refunds, 'pending', 'complete') / 100));
  expect(cents(order.capturedAmount)).toBe(captured);
  expect(cents(order.availableToRefundAmount)).toBeGreaterThanOrEqual(0);
  expect(cents(order.availableToRefundAmount)).toBeLessThanOrEqual(captured - refunding);
  expect(cents(order.refundedAmount)).toBeLessThanOrEqual(captured);
  if (order.state !== 'complete' && order.state !== 'cancelled') return;
  expect(cents(order.capturedAmount) + cents(order.cancelledAmount)).toBe(cents(order.totalAmount));
}

/** Every unit is shipped or cancelled: then every minor unit has been asked for, and not one more. */
function checkClosed(order: Order, world: World) {
  const lines = Object.values(world.get('order', order.id).hidden.lines);
  const closed = order.items.every((each, index) => {
    const line = lines[index];
    return line && line.fulfilled + line.cancelled === each.quantity;
  });
  if (!closed || order.state === 'blocked') return;
  const taken = (order.payment.charges ?? []).map((charge) => amounts(charge.captures) + amounts(charge.cancels));
  expect(taken.reduce((sum, each) => sum + each, 0)).toBe(cents(order.totalAmount));
}

type Step = typeof step extends fc.Arbitrary<infer Value> ? Value : never;

async function take(world: World, id: string, one: Step) {
  const order = world.get('order', id).document;
  const line = 'line' in one ? order.items[one.line % order.items.length] : undefined;
  if (one.kind === 'wait') return world.wait(31);
  const decision =
    one.kind === 'ship'
      ? world.fulfill(id, [{ itemId: line?.id, quantity: one.quantity, cancelQuantity: one.cancelQuantity }])
      : world.refund(
          id,
          one.kind === 'refund' ? { percent: one.percent } : { items: [{ itemId: line?.id, quantity: one.quantity }] },
        );
  if (decision.ok) world.ok<unknown>(decision);
  else expect(world.refused(decision).status).toBeGreaterThanOrEqual(400);
}

describe('an order', () => {
  it('keeps its money straight on any way', async () => {
    const known = new Set(eventTypes.map((row) => row.type));
    await fc.assert(
      fc.asyncProperty(
        cartInput,
        fc.constantFrom(...numbers),
        fc.array(step, { minLength: 1, maxLength: 14 }),
        async (input, number, steps) => {
          const world = createWorld();
          const { id } = world.buy(input, number);
          checkCart(world.get('order', id).document);
          for (const one of steps) {
            await take(world, id, one);
            checkMoney(world.get('order', id).document);
            checkClosed(world.get('order', id).document, world);
          }
          for (const type of world.types()) expect(known).toContain(type);
          const everything = JSON.stringify([
            world.all('source'),
            world.all('order'),
            world.all('checkout'),
            world.events(),
          ]);
          for (const each of numbers) expect(everything).not.toContain(each);
        },
      ),
      { numRuns: 150 },
    );
  });

  it('gives everything back once everything was shipped', () => {
    fc.assert(
      fc.property(cartInput, (input) => {
        const world = createWorld();
        const order = world.buy(input);
        world.ok(
          world.fulfill(
            order.id,
            order.items.map((each) => ({ itemId: each.id, quantity: each.quantity })),
          ),
        );
        expect(world.get('order', order.id).document).toMatchObject({
          state: 'complete',
          availableToRefundAmount: order.totalAmount,
        });
        if (order.totalAmount === 0) return;
        world.ok(world.refund(order.id, { percent: 100 }));
        expect(world.get('order', order.id).document).toMatchObject({
          availableToRefundAmount: 0,
          refundedAmount: order.totalAmount,
        });
      }),
      { numRuns: 60 },
    );
  });
});
