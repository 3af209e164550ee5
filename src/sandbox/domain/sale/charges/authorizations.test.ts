import { describe, expect, it } from 'vitest';
import { cart, createWorld, owner, type World } from '../../test-support/world';

const DAY = 24 * 60 * 60;

function ordered(
  tag = '',
  units = 2,
): { world: World; id: string; ship: (quantity?: number) => ReturnType<World['fulfill']> } {
  const world = createWorld();
  const items = [{ skuId: 'mug', quantity: units, price: 10 }];
  const { id } = world.buy({ email: `ada${tag}@example.com`, items });
  world.forgetEvents();
  return { world, id, ship: (quantity = units) => world.fulfill(id, [{ skuId: 'mug', quantity }]) };
}

const order = (world: World, id: string) => world.get('order', id).document;

describe('a card authorization', () => {
  it('lasts seven days, and then a new one is granted silently', async () => {
    for (const seconds of [7 * DAY, 7 * DAY + 1, 60 * DAY]) {
      const { world, id, ship } = ordered();
      await world.wait(seconds);
      world.ok(ship());
      expect(order(world, id)).toMatchObject({ state: 'complete', capturedAmount: 26.89 });
      expect(world.types()).not.toContain('order.charge.reauth.failed');
    }
  });

  it('that lapsed and is refused takes no money in a risk-averse account, and leaves the order as it is', async () => {
    const { world, id, ship } = ordered('+reauth-refused');
    await world.wait(7 * DAY);
    world.ok(ship(1));
    await world.wait(1);
    const before = order(world, id);
    world.forgetEvents();
    for (let tries = 0; tries < 2; tries += 1)
      expect(world.refused(ship(1))).toMatchObject({
        status: 409,
        code: 'payment_authorization_failed',
        parameter: 'orderId',
      });
    expect(order(world, id)).toEqual(before);
    expect(world.types()).toEqual(['order.charge.reauth.failed', 'order.charge.reauth.failed']);
    expect(world.events()[0]?.object).toMatchObject({ id, state: 'accepted' });
    const [{ id: itemId } = { id: '' }] = before.items;
    world.ok(world.fulfill(id, [{ itemId, cancelQuantity: 1 }]));
    expect(order(world, id).state).toBe('complete');
  });

  it('that lapsed is captured all the same in a risk-tolerant account, and the bank may pay later or not', async () => {
    const { world, id, ship } = ordered('+late-capture-fails');
    await world.wait(8 * DAY);
    world.ok(ship());
    expect(world.types()).toContain('order.charge.capture.failed');
    expect(order(world, id)).toMatchObject({ state: 'fulfilled', capturedAmount: 0 });
    await world.wait(DAY);
    expect(order(world, id)).toMatchObject({ state: 'complete', capturedAmount: 26.89 });
  });

  it('counts from the last time that the bank granted it', async () => {
    const { world, id, ship } = ordered('', 3);
    await world.wait(8 * DAY);
    world.ok(ship(1));
    const { email } = order(world, id);
    const record = world.get('order', id);
    // From here on the bank refuses: what was granted on day 8 still holds on day 15, and no longer.
    world.put({ ...record, document: { ...record.document, email: `${email?.replace('@', '+reauth-refused@')}` } });
    await world.wait(7 * DAY);
    world.ok(ship(1));
    await world.wait(1);
    expect(world.refused(ship(1)).code).toBe('payment_authorization_failed');
  });

  it('of a payment that took its time counts from when it came through', async () => {
    const world = createWorld();
    const { id } = world.buy({ email: 'ada+pending-payment@example.com' });
    const [charge] = world.all('charge');
    await world.wait(31);
    expect(world.get('order', id).hidden.charges[charge?.id ?? '']?.authorizedTime).toBe('2030-01-31T12:00:30Z');
  });

  it('matters only where a card pays for what is shipped', async () => {
    const world = createWorld();
    const email = 'ada+reauth-refused@example.com';
    const paid = world.ok(world.createCheckout({ ...cart, email }));
    world.ok(world.attach(paid.id, world.credit(15).id));
    world.ok(world.attach(paid.id, world.card().id));
    const mixed = world.ok(world.order(paid.id));
    const other = world.ok(world.createCheckout({ ...cart, email }));
    const payPal = world.ok(world.createSource({ type: 'payPal', owner, returnUrl: 'https://shop.example/back' }));
    world.ok(world.settle(payPal.id, 'approve'));
    world.ok(world.attach(other.id, payPal.id));
    const byPayPal = world.ok(world.order(other.id));
    await world.wait(30 * DAY);
    world.ok(world.fulfill(mixed.id, [{ skuId: 'mug', quantity: 1 }]));
    expect(world.refused(world.fulfill(mixed.id, [{ skuId: 'mug', quantity: 1 }])).status).toBe(409);
    world.ok(world.fulfill(byPayPal.id, [{ skuId: 'mug', quantity: 2 }]));
  });
});
