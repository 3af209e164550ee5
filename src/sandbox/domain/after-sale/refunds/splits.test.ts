/** However an order is shipped, cancelled and refunded in parts: the parts add up to the whole. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { RefundRequest } from '../../../../generated/contract/types';
import { currencyOf } from '../../kernel/money/currency';
import type { Order } from '../../sale/orders/types';
import { unexplained } from '../../test-support/unexplained';
import { contact, createWorld, minnesota, type World } from '../../test-support/world';

const minneapolis = { ...contact, address: { ...minnesota, postalCode: '55401' } };
/** Two decimals, none, three. */
const currency = fc.constantFrom('USD', 'JPY', 'KWD');
const line = fc.record({ minor: fc.integer({ min: 1, max: 99_999 }), quantity: fc.integer({ min: 1, max: 5 }) });
const lines = fc.array(line, { minLength: 1, maxLength: 3 });
const shipping = fc.integer({ min: 0, max: 3_000 });
const seed = fc.nat();
const runs = 60;

const cart = fc.record({ currency, lines, shipping, discount: fc.option(fc.integer({ min: 1, max: 90 })), seed });
type Cart = typeof cart extends fc.Arbitrary<infer Value> ? Value : never;

/** Numbers that depend on the seed alone, so that a counterexample can be run again. */
function dice(seed: number) {
  let state = seed + 1;
  return (sides: number) => {
    state = (state * 48_271) % 2_147_483_647;
    return state % sides;
  };
}

/** @param credit minor units of store credit, which pays first; 0 for none */
function place({ currency: code, lines: wanted, shipping: carriage, discount }: Cart, credit = 0) {
  const world = createWorld();
  const unit = currencyOf(code, world.reference);
  world.putFee({ amount: unit.major(7), currency: code });
  const asked = {
    currency: code,
    shipTo: minneapolis,
    billTo: minneapolis,
    shippingChoice: { amount: unit.major(carriage) },
    ...(discount === null ? {} : { discount: { percentOff: discount } }),
    items: wanted.map(({ minor, quantity }) => ({ skuId: 'mug', quantity, price: unit.major(minor) })),
  };
  const order = world.buy(asked, undefined, unit.major(credit));
  const read = () => world.get('order', order.id).document;
  const refund = (input: Omit<RefundRequest, 'currency' | 'orderId'>) => world.refund(order.id, input, code);
  return { world, unit, order, read, refund };
}

/** Splits each quantity at random, and mixes the parts of all lines. */
function partsOf(order: Order, roll: (sides: number) => number) {
  const parts: { itemId: string; quantity: number }[] = [];
  for (const item of order.items) {
    for (let left = item.quantity; left > 0; ) {
      const quantity = 1 + roll(left);
      parts.splice(roll(parts.length + 1), 0, { itemId: item.id, quantity });
      left -= quantity;
    }
  }
  return parts;
}

function shipAll(world: World, order: Order) {
  world.ok(
    world.fulfill(
      order.id,
      order.items.map(({ id, quantity }) => ({ itemId: id, quantity })),
    ),
  );
}

describe('an order refunded in parts', () => {
  it('gives back every minor unit, however its quantities are split', () => {
    fc.assert(
      fc.property(cart, (asked) => {
        const { world, order, read, refund } = place(asked);
        if (order.totalAmount === 0) return;
        shipAll(world, order);
        const roll = dice(asked.seed);
        for (const type of [undefined, 'fees', 'shipping'] as const) {
          for (const { itemId, quantity } of partsOf(order, roll)) {
            const outcome = refund({ items: [{ itemId, quantity, type }] });
            // Some units are worth nothing: a share of nothing is refused as such, and nothing is lost.
            if (outcome.ok) world.ok(outcome);
            else expect(outcome.errors[0].parameter).toBe('amountRequested');
          }
        }
        expect(read()).toMatchObject({ availableToRefundAmount: 0, refundedAmount: order.totalAmount });
      }),
      { numRuns: runs },
    );
  });

  it('gives back every minor unit, whichever percentages make a hundred', () => {
    const cuts = fc.uniqueArray(fc.integer({ min: 1, max: 9_999 }), { maxLength: 6 });
    fc.assert(
      fc.property(cart, cuts, (asked, at) => {
        const { world, order, unit, read, refund } = place(asked);
        shipAll(world, order);
        const fees = unit.minor(order.totalFees) + sumOfFeeTaxes(order, unit.minor);
        let done = 0;
        for (const mark of [...at.sort((a, b) => a - b), 10_000]) {
          const outcome = refund({ percent: (mark - done) / 100 });
          if (!outcome.ok) continue; // Less than a minor unit: the next part takes it along.
          world.ok(outcome);
          done = mark;
        }
        expect(unit.minor(read().availableToRefundAmount)).toBe(fees);
      }),
      { numRuns: runs },
    );
  });

  it('pays no more than was captured, whatever is asked for', () => {
    const way = fc.record({
      kind: fc.constantFrom('amount', 'percent', 'quantity', 'share', 'sku'),
      line: fc.nat(3),
      size: fc.integer({ min: 1, max: 100 }),
      type: fc.constantFrom(undefined, 'shipping' as const, 'fees' as const),
    });
    fc.assert(
      fc.property(cart, fc.array(way, { maxLength: 12 }), (asked, ways) => {
        const { world, order, unit, read, refund } = place(asked);
        shipInParts(world, order, dice(asked.seed));
        let paid = 0;
        for (const { kind, line: index, size, type } of ways) {
          const { id: itemId = '' } = order.items[index % order.items.length] ?? {};
          const quantity = 1 + (size % 3);
          const amount = unit.major(size * 17);
          const item = {
            amount: [{ itemId, amount }],
            quantity: [{ itemId, quantity, type }],
            share: [{ itemId, quantity, percent: size }],
            sku: [{ skuId: 'mug', quantity }],
            percent: undefined,
          }[kind];
          const before = unit.minor(read().availableToRefundAmount);
          const outcome = refund(item ? { items: item } : { percent: size });
          if (!outcome.ok) continue;
          const made = world.ok(outcome);
          const now = unit.minor(world.get('refund', made.id).document.refundedAmount);
          paid += now;
          expect(now).toBeLessThanOrEqual(before);
          expect(unit.minor(read().availableToRefundAmount)).toBeLessThanOrEqual(before - now);
        }
        expect(paid).toBe(unit.minor(read().refundedAmount ?? 0));
        expect(paid).toBeLessThanOrEqual(unit.minor(read().capturedAmount));
      }),
      { numRuns: runs },
    );
  });
});

describe('an order shipped and cancelled in parts', () => {
  it('captures and releases its total, each line within a minor unit of its share', () => {
    fc.assert(
      fc.property(cart, (asked) => {
        const { world, order, unit, read } = place(asked);
        shipInParts(world, order, dice(asked.seed));
        const { capturedAmount, cancelledAmount, totalAmount } = read();
        expect(unit.minor(capturedAmount) + unit.minor(cancelledAmount)).toBe(unit.minor(totalAmount));
        for (const { parts, taken } of Object.values(world.get('order', order.id).hidden.lines)) {
          const worth = Object.values(parts).reduce((sum, part) => sum + part, 0);
          expect(Math.abs(taken - worth)).toBeLessThanOrEqual(1);
        }
      }),
      { numRuns: runs },
    );
  });

  it('lets every captured unit be refunded, one by one', () => {
    fc.assert(
      fc.property(cart, (asked) => {
        const { world, order, unit, read, refund } = place(asked);
        shipInParts(world, order, dice(asked.seed));
        const lines = world.get('order', order.id).hidden.lines;
        for (const item of order.items) {
          for (let unitsLeft = lines[item.id]?.captured ?? 0; unitsLeft > 0; unitsLeft -= 1) {
            const outcome = refund({ items: [{ itemId: item.id, quantity: 1 }] });
            if (outcome.ok) world.ok(outcome);
          }
          const shown = read().items.find(({ id }) => id === item.id);
          expect(shown?.availableToRefundAmount).toBe(0);
        }
        expect(unit.minor(read().refundedAmount ?? 0)).toBeLessThanOrEqual(unit.minor(read().capturedAmount));
      }),
      { numRuns: runs },
    );
  });
});

function sumOfFeeTaxes(order: Order, minor: (major: number) => number): number {
  return order.items.reduce((sum, { fees }) => sum + minor(fees?.taxAmount ?? 0), 0);
}

/** Ships or cancels all parts, a call for each. */
function shipInParts(world: World, order: Order, roll: (sides: number) => number) {
  for (const { itemId, quantity } of partsOf(order, roll)) {
    const cancelQuantity = roll(quantity + 1);
    world.ok(world.fulfill(order.id, [{ itemId, quantity: quantity - cancelQuantity, cancelQuantity }]));
  }
}

describe('an order shipped, cancelled, refunded and sent back in parts', () => {
  it('says of every amount why, with the very result that it shows', async () => {
    await fc.assert(
      fc.asyncProperty(cart, fc.integer({ min: 0, max: 2_000 }), async (asked, credit) => {
        const { world, unit, order, refund } = place(asked, credit);
        const roll = dice(asked.seed);
        for (const { itemId, quantity } of partsOf(order, roll)) {
          if (world.get('order', order.id).document.state !== 'accepted') break;
          const units = roll(4) === 0 ? { cancelQuantity: quantity } : { quantity };
          world.ok(world.fulfill(order.id, [{ itemId, ...units }]));
          // What is refused moves nothing: there may be nothing to give back yet.
          const back = refund(
            roll(2) === 0 ? { items: [{ itemId, quantity: 1 }] } : { amount: unit.major(1 + roll(5)) },
          );
          if (back.ok) world.ok(back);
          if (roll(3) === 0)
            await world.call('createReturns', { body: { orderId: order.id, items: [{ itemId, quantity: 1 }] } });
        }
        for (const kind of ['order', 'charge', 'refund', 'return', 'fulfillment', 'source'] as const)
          for (const { id, document } of world.all(kind)) {
            const reasons = await world.reasonsOf(kind, id);
            expect(unexplained(document, reasons), `${kind} ${id}`).toEqual([]);
            // Told again from the fulfillments, or there would be no more than a state.
            for (const { pointer, text } of reasons)
              if (/(captures|cancels)/.test(pointer)) expect(text).toMatch(/\. (A unit|All|What is left|The line’s)/);
          }
      }),
      { numRuns: runs },
    );
  });
});
