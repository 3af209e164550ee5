import { describe, expect, it } from 'vitest';
import type { CheckoutRequest, UpdateCheckoutRequest } from '../../../../generated/contract/types';
import { cart, contact, createWorld, minnesota, owner, type World } from '../../test-support/world';
import { deleteCheckout, updateCheckout } from './decisions';
import { detachSourceFromCheckout } from './sources';

const mug = { skuId: 'mug', quantity: 1, price: 10 };

function update(world: World, id: string, input: UpdateCheckoutRequest) {
  const checkout = world.get('checkout', id);
  const state = {
    checkout,
    sources: (checkout.document.payment.sources ?? []).map((source) => world.get('source', source.id)),
    customer: world.find('customer', input.customerId ?? checkout.document.customerId),
    source: world.find('source', input.sourceId),
    identifiers: [],
  };
  return updateCheckout(input, state, world.context());
}

function detach(world: World, id: string, sourceId: string) {
  const checkout = world.get('checkout', id);
  const sources = (checkout.document.payment.sources ?? []).map((source) => world.get('source', source.id));
  return detachSourceFromCheckout(
    null,
    { checkout, sources, customer: null, identifiers: [], sourceId },
    world.context(),
  );
}

const session = (world: World, id: string) => world.get('checkout', id).document.payment.session;
const at = (country: string, rest: object = {}) => ({ ...contact, address: { ...minnesota, country, ...rest } });

describe('a new checkout', () => {
  it('answers with totals, seller and an unpaid session', () => {
    const world = createWorld();
    const checkout = world.ok(world.createCheckout({ ...cart, upstreamId: 'cart-1', sourceId: '' }));
    expect(checkout).toMatchObject({
      locale: 'en_US',
      customerType: 'individual',
      chargeType: 'customer_initiated',
      upstreamId: 'cart-1',
      sellingEntity: { id: 'DR_INC-ENTITY' },
      payment: { session: { state: 'requires_source', amountRemainingToBeContributed: 26.89 } },
      items: [
        {
          amount: 20,
          tax: { rate: 0.07525, amount: 1.51 },
          shipping: { amount: 5, taxAmount: 0.38 },
          fees: { amount: 0, taxAmount: 0 },
        },
      ],
    });
    for (const field of ['importerOfRecordTax', 'taxInclusive']) expect(checkout).not.toHaveProperty(field);
    expect(checkout.payment).not.toHaveProperty('sources');
    expect(checkout.items[0]?.fees).not.toHaveProperty('details');
    expect(world.types()).toEqual(['checkout.created']);
  });

  it.each<[Partial<CheckoutRequest>, number, string, string | undefined]>([
    [{ currency: 'YEM' }, 409, 'invalid_parameter', 'currency'],
    [{ currency: 'PAB' }, 409, 'currency_unactivated', 'currency'],
    [{ items: [] }, 400, 'missing_parameter', 'items'],
    [{ items: [{ ...mug, skuId: 'none' }] }, 404, 'not_found', 'items[0].skuId'],
    [{ items: [{ skuId: 'mug' }] }, 400, 'missing_parameter', 'items[0].price'],
    [{ items: [{ ...mug, aggregatePrice: 3 }] }, 400, 'invalid_parameter', 'items[0].aggregatePrice'],
    [{ items: [{ ...mug, productDetails: {} }] }, 400, 'invalid_parameter', 'items[0]'],
    [{ items: [{ price: 1, productDetails: {} }] }, 400, 'missing_parameter', 'items[0].productDetails.skuGroupId'],
    [{ items: [{ ...mug, price: 1e15 }] }, 400, 'invalid_amount', 'items[0].price'],
    [{ items: [{ ...mug, discount: { percentOff: 101 } }] }, 400, 'invalid_discount_percent', 'discount'],
    [{ discount: { amountOff: 0 } }, 400, 'invalid_discount_amount', 'discount'],
    [{ shippingChoice: { description: 'Standard' } }, 400, 'internal_error', undefined],
    [{ shipTo: at('US', { line1: '' }) }, 400, 'missing_parameter', 'address.line1'],
    [{ shipTo: at('US', { state: undefined }) }, 400, 'missing_parameter', 'shipTo.address.state'],
    [{ shipTo: at('US', { city: null }) }, 400, 'missing_parameter', 'shipTo.address.city'],
    [{ shipTo: at('US', { postalCode: '5534' }) }, 400, 'invalid_parameter', 'address.postalCode'],
    [{ billTo: at('US', { state: 'ZZ' }) }, 400, 'invalid_parameter', 'address.state'],
    [{ shipTo: at('KP') }, 409, 'country_unsupported', 'country'],
    [{ shipTo: at('NG', { state: 'Lagos' }) }, 400, 'selling_entity_not_found', undefined],
    [{ shipTo: at('CH', { postalCode: '8001' }) }, 400, 'missing_parameter', 'weight'],
    [
      { shipTo: at('DE', { postalCode: '10115' }), shippingChoice: { amount: 1, shippingTerms: 'DDP' } },
      400,
      'missing_parameter',
      undefined,
    ],
    [{ customerId: 'nobody' }, 404, 'not_found', 'customerId'],
    [{ sourceId: 'none' }, 404, 'not_found', 'sourceId'],
    [{ items: [{ ...mug, subscriptionInfo: { freeTrial: true } }] }, 400, 'invalid_parameter', 'items'],
    [{ items: [{ ...mug, subscriptionInfo: { autoRenewal: true } }] }, 400, 'missing_parameter', 'terms'],
    [{ items: [{ ...mug, subscriptionInfo: { endTime: 'soon' } }] }, 400, 'invalid_parameter', 'endTime'],
    [
      { items: [{ ...mug, subscriptionInfo: { startTime: '2030-02-31T00:00:00Z' } }] },
      400,
      'invalid_parameter',
      'startTime',
    ],
  ])('refuses %o', (fields, status, code, parameter) => {
    const world = createWorld();
    const error = world.refused(world.createCheckout({ ...cart, ...fields }));
    expect(error).toMatchObject(parameter ? { status, code, parameter } : { status, code });
    expect(world.types()).toEqual([]);
  });

  it('sells one cart from several places of one entity only', () => {
    const world = createWorld();
    const from = (country: string) => ({ address: { country } });
    const shipTo = at('JP', { state: undefined });
    const items = [
      { ...mug, shipFrom: from('US') },
      { ...mug, shipFrom: from('DE') },
    ];
    expect(world.ok(world.createCheckout({ ...cart, shipTo, items })).sellingEntity.id).toBe('DR_IRELAND-ENTITY');
    const two = [
      { ...mug, shipFrom: from('JP') },
      { ...mug, shipFrom: from('DE') },
    ];
    expect(world.refused(world.createCheckout({ ...cart, shipTo, items: two })).code).toBe('selling_entity_not_found');
  });

  it('taxes an import into the European Union by its value and its terms', () => {
    const world = createWorld();
    const base = { ...cart, currency: 'EUR', shipTo: at('BE', { postalCode: '9031' }), shippingChoice: { amount: 10 } };
    const small = world.ok(world.createCheckout({ ...base, items: [{ ...mug, price: 150 }] }));
    expect(small).toMatchObject({ totalTax: 33.6, totalDuty: 0 });
    expect(small).not.toHaveProperty('importerOfRecordTax');
    expect(small.items[0]).toMatchObject({ importerTax: {}, duties: {}, sellerTaxIdentifier: 'IM3720000202' });
    const large = world.ok(world.createCheckout({ ...base, items: [{ ...mug, price: 151 }] }));
    expect(large).toMatchObject({
      totalTax: 0,
      importerOfRecordTax: true,
      items: [{ tax: { rate: 0.38, amount: 0 } }],
    });
    const unpaid = { ...base, shippingChoice: { amount: 10, shippingTerms: 'DAP' as const } };
    const dap = world.ok(world.createCheckout({ ...unpaid, items: [{ ...mug, price: 151 }] }));
    expect(dap).toMatchObject({ totalTax: 0, totalDuty: 0, totalImporterTax: 0, totalAmount: 161 });
  });

  it('rounds to whole units where a currency has no smaller ones', () => {
    const world = createWorld();
    const shipTo = at('JP', { state: undefined });
    const checkout = world.ok(
      world.createCheckout({
        ...cart,
        currency: 'JPY',
        shipTo,
        shipFrom: { address: { country: 'JP' } },
        shippingChoice: { amount: 0 },
        items: [{ ...mug, price: 1005 }],
      }),
    );
    expect(checkout).toMatchObject({ totalTax: 101, totalAmount: 1106 });
  });
});

describe('changing a checkout', () => {
  it('prices it anew from what was asked', () => {
    const world = createWorld();
    const { id, items } = world.ok(world.createCheckout({ ...cart, taxInclusive: true, metadata: { a: 1 } }));
    world.forgetEvents();
    const moved = world.ok(update(world, id, { shipTo: at('US', { postalCode: '55155' }) }));
    expect(moved).toMatchObject({ totalAmount: 25, totalTax: 1.83, metadata: { a: 1 } });
    expect(world.events()[0]).toMatchObject({ type: 'checkout.updated', previousAttributes: { totalTax: 1.75 } });
    const [item] = items;
    const named = world.ok(update(world, id, { items: [{ id: item?.id ?? '', metadata: { gift: true } }] }));
    expect(named.items[0]).toMatchObject({ metadata: { gift: true }, amount: 18.54 });
    expect(world.refused(update(world, id, { items: [{ id: 'none' }] })).parameter).toBe('items[0].id');
    expect(world.ok(update(world, id, { shippingChoice: null })).totalAmount).toBe(20);
  });

  it('ends with its deletion', () => {
    const world = createWorld();
    const { id } = world.ok(world.createCheckout(cart));
    const card = world.card();
    world.ok(world.attach(id, card.id));
    const state = { checkout: world.get('checkout', id), sources: [world.get('source', card.id)] };
    world.ok(deleteCheckout(null, state, world.context()));
    expect(world.find('checkout', id)).toBeNull();
    expect(world.get('source', card.id).document.state).toBe('cancelled');
    expect(world.types().at(-1)).toBe('checkout.deleted');
  });
});

describe('sources of a checkout', () => {
  it('cover the total, and tell whom to bill', () => {
    const world = createWorld();
    const { id } = world.ok(world.createCheckout({ ...cart, billTo: undefined }));
    const source = world.ok(world.attach(id, world.card().id));
    expect(source).toMatchObject({ amount: 26.89, currency: 'USD', paymentSessionId: session(world, id).id });
    expect(session(world, id)).toMatchObject({ state: 'requires_confirmation', amountRemainingToBeContributed: 0 });
    expect(world.get('checkout', id).document.billTo).toMatchObject({ name: 'Ada Shopper', address: owner.address });
    expect(world.ok(update(world, id, { shippingChoice: { amount: 6 } })).payment.sources?.[0]?.amount).toBe(27.96);
  });

  it('never overwrite a bill-to that was sent', () => {
    const world = createWorld();
    const { id } = world.ok(world.createCheckout({ ...cart, billTo: { ...contact, name: 'Accounts' } }));
    world.ok(world.attach(id, world.card().id));
    expect(world.get('checkout', id).document.billTo?.name).toBe('Accounts');
  });

  it('give way to another primary source', () => {
    const world = createWorld();
    const { id } = world.ok(world.createCheckout(cart));
    const [first, second] = [world.card(), world.card()];
    world.ok(world.attach(id, first.id));
    world.ok(world.attach(id, second.id));
    expect(world.get('checkout', id).document.payment.sources?.map((source) => source.id)).toEqual([second.id]);
    expect(world.get('source', first.id).document.state).toBe('cancelled');
    expect(world.refused(world.attach(id, first.id)).code).toBe('source_status_invalid_for_session');
    expect(world.refused(world.attach(id, 'none'))).toMatchObject({ status: 404, parameter: 'sourceId' });
  });

  it('pay for one checkout at a time', () => {
    const world = createWorld();
    const [one, other] = [world.ok(world.createCheckout(cart)), world.ok(world.createCheckout(cart))];
    const card = world.card();
    world.ok(world.attach(one.id, card.id));
    expect(world.refused(world.attach(other.id, card.id)).code).toBe('source_status_invalid_for_session');
    world.ok(detach(world, one.id, card.id));
    expect(session(world, one.id).state).toBe('requires_source');
    expect(world.get('source', card.id).document.state).toBe('cancelled');
    expect(world.refused(detach(world, one.id, card.id)).status).toBe(404);
  });

  it('take store credit first', () => {
    const world = createWorld();
    const { id } = world.ok(world.createCheckout(cart));
    expect(world.refused(world.attach(id, world.credit(26.9).id)).code).toBe('session_source_amount_too_large');
    world.ok(world.attach(id, world.credit(20).id));
    expect(session(world, id)).toMatchObject({ state: 'requires_source', amountRemainingToBeContributed: 6.89 });
    expect(world.refused(world.attach(id, world.credit(6.9).id)).code).toBe('session_source_amount_too_large');
    expect(world.ok(world.attach(id, world.card().id)).amount).toBe(6.89);
    expect(world.refused(world.attach(id, world.credit(1).id)).code).toBe('session_update_not_allowed');
  });

  it('can be store credit alone, until the total grows', () => {
    const world = createWorld();
    const { id } = world.ok(world.createCheckout(cart));
    world.ok(world.attach(id, world.credit(26.89).id));
    expect(session(world, id).state).toBe('requires_confirmation');
    world.ok(update(world, id, { shippingChoice: { amount: 9 } }));
    expect(session(world, id)).toMatchObject({ state: 'requires_source', amountRemainingToBeContributed: 4.3 });
  });
});
