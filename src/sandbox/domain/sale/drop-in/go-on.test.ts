import { describe, expect, it } from 'vitest';
import type { SourceRequest } from '../../../../generated/contract/types';
import { contact, createWorld, minnesota, owner } from '../../test-support/world';

const challenged: SourceRequest = {
  type: 'creditCard',
  owner,
  creditCard: { number: '5454545454545454', expirationMonth: 7, expirationYear: 2035 },
};

/** A session whose order a challenge interrupts, placed on the sandbox's page or by a browser with the API. */
async function interrupted({ isOfPage = true, email = 'ada@example.com', source = challenged } = {}) {
  const world = createWorld();
  const shippingMethods = [{ amount: 5, description: 'Standard' }];
  const items = [{ skuId: 'mug', quantity: 2, price: 10 }];
  const request = { currency: 'USD', email, shipFrom: { address: minnesota }, items, options: { shippingMethods } };
  const contacts = { shipTo: contact, billTo: contact };
  const made = await world.call('createDropInCheckoutSession', { body: { ...request, ...contacts } });
  const session = world.ok<{ id: string }>(made as never);
  const params = { id: session.id };
  const [shippingChoice] = shippingMethods;
  world.ok(await world.call('updateDropInCheckoutSession', { params, body: { shippingChoice } as never }));
  const { id: sourceId } = world.ok(world.createSource(source));
  world.ok(await world.call('attachSourceToDropInCheckoutSession', { params: { ...params, sourceId } }));
  const place = () =>
    world.call('createDropInOrders', { body: { checkoutSessionId: session.id }, isOfPage, keyKind: 'public' });
  expect(world.refused(await place()).code).toBe('additional_payment_action_required');
  world.forgetEvents();
  const checkout = () => world.get('checkout', world.get('checkout_session', session.id).hidden.checkoutId);
  return { world, params, sourceId, place, checkout };
}

describe('the order of a hosted checkout that a challenge interrupted', () => {
  it('goes on by itself once the shopper has passed, from requires_action to confirmed', async () => {
    const { world, sourceId, place, checkout } = await interrupted();
    expect(checkout().document.payment.session.state).toBe('requires_action');
    const answer = world.ok(await world.control('source', sourceId, 'authenticate'));
    expect(answer).toMatchObject({ state: 'chargeable' });
    expect(answer).not.toHaveProperty('clientSecret');
    const { hidden, document } = checkout();
    expect(hidden).not.toHaveProperty('orderedBy');
    expect(document.payment.session.state).toBe('confirmed');
    expect(document.payment.session).not.toHaveProperty('nextAction');
    expect(world.get('order', hidden.orderId).document).toMatchObject({
      state: 'accepted',
      payment: { session: { state: 'complete' }, charges: [{ state: 'capturable' }] },
    });
    expect(world.get('source', sourceId).document.state).toBe('consumed');
    expect(world.types().slice(0, 3)).toEqual(['source.chargeable', 'checkout_session.order.created', 'order.created']);
    expect(world.refused(await place())).toMatchObject({ status: 404, parameter: 'checkoutSessionId' });
  });

  it('waits on, where its payment takes its time', async () => {
    const { world, sourceId, checkout } = await interrupted({ email: 'ada+pending-payment@example.com' });
    world.ok(await world.control('source', sourceId, 'authenticate'));
    const order = () => world.get('order', checkout().hidden.orderId).document;
    expect(order()).toMatchObject({ state: 'pending_payment', payment: { session: { state: 'pending' } } });
    await world.wait(31);
    expect(order().state).toBe('accepted');
  });

  it('spends the checkout, where the bank declines all the same', async () => {
    const source: SourceRequest = { type: 'googlePay', owner: { ...owner, lastName: 'SCATestFail' } };
    const { world, sourceId, checkout } = await interrupted({ source });
    expect(world.ok(await world.control('source', sourceId, 'authenticate'))).toMatchObject({ state: 'chargeable' });
    expect(checkout()).toMatchObject({
      hidden: { state: 'spent' },
      document: { payment: { session: { state: 'failed' } } },
    });
    expect(world.all('order')).toEqual([]);
  });

  it('does not, where the shopper fails, where the cart changed, or where a browser placed it with the API', async () => {
    const failed = await interrupted();
    failed.world.ok(await failed.world.control('source', failed.sourceId, 'fail_authentication'));
    expect(failed.checkout().document.payment.session.state).toBe('failed');
    const changed = await interrupted();
    const body = { email: 'eve@example.com' };
    changed.world.ok(await changed.world.call('updateDropInCheckoutSession', { params: changed.params, body }));
    const sent = await interrupted({ isOfPage: false });
    for (const { world, sourceId, checkout, place } of [changed, sent]) {
      world.ok(await world.control('source', sourceId, 'authenticate'));
      expect(checkout().document.payment.session.state).toBe('requires_confirmation');
      expect(world.all('order')).toEqual([]);
      world.ok(await place());
      expect(world.all('order')).toHaveLength(1);
    }
    expect(failed.world.all('order')).toEqual([]);
  });
});
