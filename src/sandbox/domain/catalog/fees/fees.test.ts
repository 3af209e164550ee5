import { describe, expect, it } from 'vitest';
import type { Fee } from '../../../../generated/contract/types';
import { LARGEST_AMOUNT } from '../../kernel/money/money';
import { cart, createWorld, type World } from '../../test-support/world';

const battery = {
  type: 'battery' as const,
  skuId: 'mug',
  category: 'Portable batteries',
  value: 'Lamp',
  amount: 5,
  currency: 'USD',
  country: 'US',
};

const create = async (world: World, fields: object = {}) =>
  world.ok(await world.call('createFees', { body: { ...battery, ...fields } })) as Fee;

describe('a regulatory fee', () => {
  it('is charged for each unit and taxed, where it applies and in its currency alone', async () => {
    const world = createWorld();
    await create(world, { subdivisions: ['mn'] });
    await create(world, { amount: 3, type: 'weee', country: 'us', currency: 'usd' });
    await create(world, { country: 'CA' });
    await create(world, { currency: 'EUR' });
    await create(world, { subdivisions: ['CA'] });
    const { totalFees, subtotal, totalTax, totalAmount, items } = world.ok(world.createCheckout(cart));
    expect({ totalFees, subtotal, totalTax, totalAmount }).toEqual({
      totalFees: 16,
      subtotal: 41,
      totalTax: 3.09,
      totalAmount: 44.09,
    });
    expect(items[0]?.fees).toMatchObject({ amount: 16, taxAmount: 1.2, details: [{ amount: 10 }, { amount: 6 }] });
  });

  it.each([
    ['skuId', { skuId: 'none' }],
    ['country', { country: 'ZZ' }],
    ['currency', { currency: 'ZZZ' }],
    ['amount', { amount: LARGEST_AMOUNT * 2 }],
  ])('is refused for its %s', async (parameter, fields) => {
    const world = createWorld();
    const wrong = { status: 400, code: 'invalid_parameter', parameter };
    expect(world.refused(await world.call('createFees', { body: { ...battery, ...fields } }))).toMatchObject(wrong);
    const { id } = await create(world);
    const update = await world.call('updateFees', { params: { id }, body: fields });
    expect(world.refused(update)).toMatchObject(wrong);
    expect(world.get('fee', id).document).toMatchObject(battery);
  });

  it('that makes a cart larger than money is, is refused with the cart; one for elsewhere is not', async () => {
    const world = createWorld();
    const { id } = await create(world, { amount: LARGEST_AMOUNT });
    expect(world.refused(world.createCheckout(cart))).toMatchObject({ code: 'invalid_amount', parameter: 'items' });
    world.ok(await world.call('updateFees', { params: { id }, body: { country: 'DE' } }));
    expect(world.ok(world.createCheckout(cart)).totalFees).toBe(0);
  });

  it('leaves orders as they are when it changes', async () => {
    const world = createWorld();
    const { id } = await create(world);
    const order = world.buy();
    world.ok(await world.call('updateFees', { params: { id }, body: { amount: 9 } }));
    expect(world.get('order', order.id).document.totalFees).toBe(10);
    world.ok(await world.call('deleteFees', { params: { id } }));
    expect(world.ok(world.createCheckout(cart)).totalFees).toBe(0);
  });
});
