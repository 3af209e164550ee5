import { describe, expect, it } from 'vitest';
import type { CheckoutRequest } from '../../../generated/contract/types';
import { contact, createWorld, minnesota } from '../test-support/world';
import { codeOf, hasCode, rowOf, sameCode } from './codes';

describe('codes', () => {
  it('are the same in capitals and in small letters', () => {
    expect(sameCode('MN', ' mn')).toBe(true);
    expect(sameCode('MN', 'MI')).toBe(false);
    expect([sameCode(undefined, undefined), sameCode(null, 'MN'), sameCode('', 'MN')]).toEqual([true, false, false]);
    expect(hasCode(['MN', 'WI'], 'wi')).toBe(true);
    expect(rowOf([{ code: 'US' }, { code: 'DE' }], 'code', 'de')).toEqual({ code: 'DE' });
    expect(rowOf([{ code: 'US' }], 'code', undefined)).toBeUndefined();
  });
});

/** Every text of a document that looks like a code, in small letters. */
function inSmallLetters<Value>(value: Value, names: readonly string[]): Value {
  if (Array.isArray(value)) return value.map((one) => inSmallLetters(one, names)) as Value;
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value).map(([key, inner]) => [
      key,
      names.includes(key) && typeof inner === 'string' ? inner.toLowerCase() : inSmallLetters(inner, names),
    ]),
  ) as Value;
}

const codes = ['country', 'state', 'currency', 'postalCode', 'taxAuthority'];
const places: Readonly<Record<string, Partial<CheckoutRequest>>> = {
  'an American cart': {},
  'a Canadian cart': canada(),
  'a cart to Belgium, above the threshold': {
    currency: 'EUR',
    shipTo: { name: 'Ada', address: { line1: '1 Straat', city: 'Gent', postalCode: '9031', country: 'BE' } },
    items: [{ skuId: 'mug', quantity: 2, price: 76 }],
  },
  'a cart to Belgium, below the threshold': {
    currency: 'EUR',
    shipTo: { name: 'Ada', address: { line1: '1 Straat', city: 'Gent', postalCode: '9031', country: 'BE' } },
  },
  'a download': { items: [{ skuId: 'ebook', price: 10 }], shipTo: undefined, shippingChoice: undefined },
  'a cart at a purchase location': {
    items: [{ skuId: 'ebook', price: 10 }],
    shipTo: undefined,
    billTo: undefined,
    shippingChoice: undefined,
    purchaseLocation: { country: 'US', postalCode: '55116' },
  },
};

function canada(): Partial<CheckoutRequest> {
  const quebec = { line1: '1 Rue', city: 'Montréal', state: 'QC', postalCode: 'H3H 2P2', country: 'CA' };
  return { shipTo: { name: 'Ada', address: quebec }, billTo: { name: 'Ada', address: quebec } };
}

/** The world's cart, with a regulatory fee in Minnesota. */
function price(input: Partial<CheckoutRequest>) {
  const world = createWorld();
  world.putFee({ amount: 3, subdivisions: ['MN'] });
  return world.ok(world.createCheckout({ ...worldCart(), ...input }));
}

function worldCart(): CheckoutRequest {
  return {
    currency: 'USD',
    email: 'ada@example.com',
    shipFrom: { address: minnesota },
    shipTo: contact,
    billTo: contact,
    shippingChoice: { amount: 5 },
    items: [{ skuId: 'mug', quantity: 2, price: 10 }],
  };
}

describe('a cart in small letters', () => {
  it.each(Object.entries(places))('costs what %s costs in capitals, and is answered as sent', (_, input) => {
    const capitals = price(input);
    const sent = inSmallLetters({ ...worldCart(), ...input }, codes);
    const small = price(sent);
    for (const figure of ['totalAmount', 'totalTax', 'totalDuty', 'totalImporterTax', 'totalFees'] as const)
      expect([figure, small[figure]]).toEqual([figure, capitals[figure]]);
    expect(small.sellingEntity).toEqual(capitals.sellingEntity);
    expect(small.items[0]?.sellerTaxIdentifier).toBe(capitals.items[0]?.sellerTaxIdentifier);
    expect(small.currency).toBe(sent.currency);
    expect(small.shipTo).toEqual(sent.shipTo);
  });

  it('is freed by a certificate in capitals, and the other way round', () => {
    for (const [taxAuthority, state] of [
      ['MN', 'mn'],
      ['mn', 'MN'],
      [' Mn', 'mN'],
    ] as const) {
      const world = createWorld();
      const certificate = {
        companyName: 'Ada Ltd.',
        taxAuthority,
        startDate: '2030-01-01T00:00:00Z',
        endDate: '2031-01-01T00:00:00Z',
        fileId: 'file',
      };
      world.ok(world.createCustomer({ id: 'ada', taxCertificate: certificate }));
      const shipTo = { ...contact, address: { ...minnesota, state } };
      const checkout = world.ok(world.createCheckout({ ...worldCart(), shipTo, customerId: 'ada' }));
      expect(checkout).toMatchObject({ totalTax: 0, shipTo: { address: { state } } });
    }
  });

  it('is refused for the same reasons as in capitals', () => {
    const world = createWorld();
    const embargoed = { name: 'Ada', address: { ...minnesota, country: 'kp', state: undefined } };
    expect(world.refused(world.createCheckout({ ...worldCart(), shipTo: embargoed })).code).toBe('country_unsupported');
    const nowhere = { ...contact, address: { ...minnesota, state: 'xx' } };
    expect(world.refused(world.createCheckout({ ...worldCart(), shipTo: nowhere })).parameter).toBe('address.state');
  });
});

describe('a product in small letters', () => {
  it('keeps its tax code and export control number as sent, and is classified by them', async () => {
    const world = createWorld();
    const fields = { name: 'Tool', taxCode: '4323.320_a', eccn: 'ear99', countryOfOrigin: 'us' };
    expect(world.ok(await world.call('createSkus', { body: fields }))).toMatchObject({ ...fields, physical: false });
    const embargoed = await world.call('createSkus', { body: { ...fields, countryOfOrigin: 'kp' } });
    expect(world.refused(embargoed).parameter).toBe('countryOfOrigin');
  });
});

describe('money in small letters', () => {
  it('is refunded and credited in the same currency', () => {
    const world = createWorld();
    const order = world.buy({ currency: 'usd' });
    world.ok(world.fulfill(order.id, [{ skuId: 'mug', quantity: 2 }]));
    expect(world.ok(world.refund(order.id, { amount: 1 }, 'USD')).currency).toBe('usd');
    const dinars = world.buy({ currency: 'kwd' });
    expect(dinars.items[0]?.tax.amount).toBe(1.505);
  });

  it('tags of an email act in any case', () => {
    expect(codeOf('in-review')).toBe('IN-REVIEW');
    const world = createWorld();
    expect(world.buy({ email: 'ada+IN-REVIEW@example.com' }).state).toBe('in_review');
  });
});
