/** What the numbers of a cart may look like, and what becomes of those that are finer or larger than money is. */

import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckoutItemRequest, CheckoutRequest, SourceRequest } from '../../../../generated/contract/types';
import { currencyOf } from '../../kernel/money/currency';
import { LARGEST_AMOUNT } from '../../kernel/money/money';
import { cart, createWorld } from '../../test-support/world';

const mug = (fields: Partial<CheckoutItemRequest>): CheckoutItemRequest => ({ skuId: 'mug', quantity: 1, ...fields });
const price = (input: Partial<CheckoutRequest>) => createWorld().createCheckout({ ...cart, ...input });

describe('the amounts of a cart', () => {
  it.each([
    [1e300, 1],
    [LARGEST_AMOUNT + 1, 1],
    [LARGEST_AMOUNT, 2],
    [-1, 1],
    [-1e-7, 1],
  ])('are refused where a line of %s × %s is out of range', (unit, quantity) => {
    expect(createWorld().refused(price({ items: [mug({ price: unit, quantity })] }))).toMatchObject({
      status: 400,
      code: 'invalid_amount',
      parameter: 'items[0].price',
    });
  });

  it('are refused where only all lines together are out of range', () => {
    const items = [mug({ price: LARGEST_AMOUNT }), mug({ price: 1 })];
    expect(createWorld().refused(price({ items }))).toMatchObject({ code: 'invalid_amount', parameter: 'items' });
  });

  it.each([0, -1, 1.5, 1e21, 1_000_000_000])('are refused with a quantity of %s', (quantity) => {
    expect(createWorld().refused(price({ items: [mug({ price: 0, quantity })] })).parameter).toBe('items[0].quantity');
  });

  it.each([
    [-0, 0],
    [1e-7, 0],
    [0.005, 0.01],
    [1.1 + 2.2, 3.3],
    [1e1, 10],
    [10.004, 10],
  ])('are rounded once on the line: %s is %s', (unit, amount) => {
    const checkout = createWorld().ok(price({ items: [mug({ price: unit })] }));
    expect(checkout.items[0]?.amount).toBe(amount);
    expect(JSON.stringify(checkout)).not.toMatch(/-0[,}]|e[-+]?\d+[,}]/);
  });

  it('add up in every currency, whatever their size', () => {
    const line = fc.record({
      quantity: fc.integer({ min: 1, max: 9 }),
      price: fc.double({ min: 0, max: 1e9, noNaN: true }),
    });
    fc.assert(
      fc.property(
        fc.constantFrom('USD', 'JPY', 'KWD'),
        fc.array(line, { minLength: 1, maxLength: 4 }),
        fc.double({ min: 0, max: 1e6, noNaN: true }),
        fc.option(fc.integer({ min: 1, max: 100 })),
        (currency, lines, amount, percentOff) => {
          const world = createWorld();
          const checkout = world.ok(
            price({
              currency,
              items: lines.map(mug),
              shippingChoice: { amount },
              discount: percentOff === null ? undefined : { percentOff },
            }),
          );
          const { minor } = currencyOf(currency, world.reference);
          const { subtotal, totalTax, totalAmount, items, totalShipping, totalDiscount } = checkout;
          expect(minor(subtotal) + minor(totalTax)).toBe(minor(totalAmount));
          const goods = items.reduce((sum, item) => sum + minor(item.amount), 0);
          expect(goods + minor(totalShipping) - minor(totalDiscount)).toBe(minor(subtotal));
        },
      ),
      { numRuns: 80 },
    );
  });
});

describe('store credit', () => {
  it.each([
    ['USD', 5.005],
    ['JPY', 5.5],
    ['KWD', 5.0005],
    ['USD', 1.1 + 2.2],
    ['USD', 0],
    ['USD', -5],
    ['USD', 1e300],
  ])('in %s is refused with an amount of %s', (currency, amount) => {
    const world = createWorld();
    const request: SourceRequest = { type: 'customerCredit', currency, amount, customerCredit: {} };
    expect(world.refused(world.createSource(request, 'secret'))).toMatchObject({
      status: 400,
      code: 'invalid_amount',
      parameter: 'amount',
    });
  });

  it('without a currency has to fit the one of its checkout', () => {
    const world = createWorld();
    const { id } = world.ok(world.createCheckout({ ...cart, currency: 'JPY' }));
    expect(world.refused(world.attach(id, world.credit(5.5).id))).toMatchObject({ status: 409, parameter: 'amount' });
    world.ok(world.attach(id, world.credit(5).id));
  });
});
