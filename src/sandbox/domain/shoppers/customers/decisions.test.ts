import { describe, expect, it } from 'vitest';
import { cart, createWorld, owner, type World } from '../../test-support/world';
import {
  attachSourceToCustomer,
  createCustomer,
  deleteCustomer,
  detachSourceFromCustomer,
  updateCustomer,
} from './decisions';

function withCustomer() {
  const world = createWorld();
  world.ok(createCustomer({ id: 'ada', email: 'ada@example.com' }, { existing: null }, world.context()));
  world.forgetEvents();
  return world;
}

function save(world: World, sourceId: string, customerId = 'ada') {
  const source = world.find('source', sourceId);
  const state = {
    customer: world.get('customer', customerId),
    source,
    sourceId,
    checkout: world.find('checkout', source?.hidden.checkoutId),
  };
  return attachSourceToCustomer(null, state, world.context());
}

function remove(world: World, sourceId: string) {
  const state = { customer: world.get('customer', 'ada'), source: world.find('source', sourceId), sourceId };
  return detachSourceFromCustomer(null, state, world.context());
}

describe('customers', () => {
  it('have ids of at most 40 characters, each once', () => {
    const world = withCustomer();
    const long = createCustomer({ id: 'x'.repeat(41) }, { existing: null }, world.context());
    expect(world.refused(long)).toMatchObject({ status: 400, code: 'invalid_parameter', parameter: 'id' });
    const again = createCustomer({ id: 'ada' }, { existing: world.get('customer', 'ada') }, world.context());
    expect(world.refused(again)).toMatchObject({ status: 409, code: 'already_exists', parameter: 'id' });
  });

  it('collect certificates and tell what changed', () => {
    const world = withCustomer();
    const taxCertificate = {
      companyName: 'Ada Ltd',
      taxAuthority: 'MN',
      startDate: '2030-01-01T08:00:00Z',
      endDate: '2030-12-31T08:00:00Z',
      fileId: 'file',
    };
    const customer = world.ok(
      updateCustomer({ taxCertificate }, { customer: world.get('customer', 'ada') }, world.context()),
    );
    expect(customer.taxCertificates).toEqual([
      { ...taxCertificate, startDate: '2030-01-01T00:00:00Z', endDate: '2030-12-31T00:00:00Z' },
    ]);
    expect(world.events()[0]).toMatchObject({
      type: 'customer.updated',
      previousAttributes: { taxCertificates: null },
    });
    expect(world.ok(world.createCheckout({ ...cart, customerId: 'ada' })).totalTax).toBe(0);
    const elsewhere = {
      ...cart.shipTo,
      address: { ...owner.address, state: 'NY', postalCode: '10460', country: 'US' },
    };
    expect(world.ok(world.createCheckout({ ...cart, customerId: 'ada', shipTo: elsewhere })).totalTax).toBe(2.22);
  });

  it('cannot order when disabled', () => {
    const world = withCustomer();
    world.ok(updateCustomer({ enabled: false }, { customer: world.get('customer', 'ada') }, world.context()));
    const checkout = world.ok(world.createCheckout({ ...cart, customerId: 'ada' }));
    world.ok(world.attach(checkout.id, world.card().id));
    expect(world.refused(world.order(checkout.id))).toMatchObject({ status: 409, code: 'create-order-failed' });
  });

  it('save a source, which becomes reusable and the default', () => {
    const world = withCustomer();
    const card = world.card();
    world.forgetEvents();
    expect(world.ok(save(world, card.id))).toMatchObject({ reusable: true, customerId: 'ada', state: 'chargeable' });
    expect(world.get('customer', 'ada').document).toMatchObject({
      defaultSourceId: card.id,
      sources: [{ id: card.id }],
    });
    expect(JSON.stringify([world.get('customer', 'ada').document, world.events()])).not.toContain(card.clientSecret);
    expect(world.types()).toEqual(['customer.source.created']);
    expect(world.ok(save(world, card.id)).id).toBe(card.id);
    expect(world.types()).toHaveLength(1);
  });

  it('refuse sources that cannot be saved', () => {
    const world = withCustomer();
    expect(world.refused(save(world, 'nowhere'))).toMatchObject({ status: 404, parameter: 'sourceId' });
    const payPal = world.ok(world.createSource({ type: 'payPal', owner }));
    expect(world.refused(save(world, payPal.id)).code).toBe('nonreusable_source');
    const sepa = world.ok(world.createSource({ type: 'directDebit', owner }));
    expect(world.refused(save(world, sepa.id)).code).toBe('source_not_chargeable');
    const card = world.card();
    world.ok(save(world, card.id));
    world.ok(createCustomer({ id: 'bob' }, { existing: null }, world.context()));
    expect(world.refused(save(world, card.id, 'bob'))).toMatchObject({
      status: 409,
      code: 'invalid_parameter',
      parameter: 'sourceId',
    });
  });

  it('cancel a source for good when it is removed', () => {
    const world = withCustomer();
    const card = world.card();
    world.ok(save(world, card.id));
    world.ok(remove(world, card.id));
    expect(world.get('source', card.id).document.state).toBe('cancelled');
    expect(world.get('customer', 'ada').document.defaultSourceId).toBeUndefined();
    expect(world.refused(remove(world, card.id))).toMatchObject({
      status: 409,
      code: 'not_found',
      parameter: 'sourceId',
    });
    expect(world.get('customer', 'ada').document).not.toHaveProperty('sources');
    expect(world.refused(save(world, card.id)).code).toBe('source_not_chargeable');
  });

  it('lend a saved source only to checkouts that name them', () => {
    const world = withCustomer();
    const card = world.card();
    world.ok(save(world, card.id));
    const foreign = world.ok(world.createCheckout(cart));
    world.ok(world.attach(foreign.id, card.id));
    expect(world.refused(world.order(foreign.id))).toMatchObject({ status: 409, code: 'source_in_use' });
    expect(world.refused(world.order(foreign.id)).status).toBe(404);
    const own = world.ok(world.createCheckout({ ...cart, customerId: 'ada', sourceId: card.id }));
    expect(world.ok(world.order(own.id)).state).toBe('accepted');
    expect(world.get('source', card.id).document).toMatchObject({ state: 'chargeable', reusable: true });
  });

  it('leave with their sources', () => {
    const world = withCustomer();
    const card = world.card();
    world.ok(save(world, card.id));
    const state = { customer: world.get('customer', 'ada'), sources: [world.get('source', card.id)] };
    world.ok(deleteCustomer(null, state, world.context()));
    expect(world.find('customer', 'ada')).toBeNull();
    expect(world.get('source', card.id).document.state).toBe('cancelled');
  });
});
