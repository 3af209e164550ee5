/** The published amount fixtures, through the decision that makes checkouts. C03 is recomputed: its sample contradicts itself. */

import { describe, expect, it } from 'vitest';
import type { CheckoutRequest } from '../../../../generated/contract/types';
import type { Reason } from '../../kernel/reasons';
import { unexplained } from '../../test-support/unexplained';
import { cart, contact, createWorld, minnesota } from '../../test-support/world';

const usa = (postalCode: string, state = 'MN') => ({ ...contact, address: { ...minnesota, postalCode, state } });
const abroad = (country: string, postalCode: string, state?: string) => ({
  name: 'Ada Shopper',
  address: { line1: '1 Main Street', city: 'Somewhere', country, postalCode, ...(state ? { state } : {}) },
});
const from = (country: string, postalCode: string) => ({ address: { country, postalCode } });
const mugs = (quantity: number, price: number) => ({ skuId: 'mug', quantity, price });

interface Fixture {
  id: string;
  cart: Partial<CheckoutRequest>;
  expected: Partial<
    Record<
      'subtotal' | 'totalTax' | 'totalAmount' | 'totalDiscount' | 'totalFees' | 'totalDuty' | 'totalImporterTax',
      number
    >
  >;
  shippingTax?: number;
}

const inland = (postalCode: string, state?: string) => ({
  shipTo: usa(postalCode, state),
  billTo: usa(postalCode, state),
});
const free = { shippingChoice: { amount: 0 } };
const ship = (amount: number) => ({ shippingChoice: { amount } });

const fixtures: Fixture[] = [
  { id: 'C01', cart: {}, expected: { subtotal: 25, totalTax: 1.89, totalAmount: 26.89 }, shippingTax: 0.38 },
  { id: 'C02', cart: { currency: 'HKD' }, expected: { totalTax: 1.89, totalAmount: 26.89 } },
  {
    id: 'C03',
    cart: { taxInclusive: true },
    expected: { subtotal: 23.25, totalTax: 1.75, totalAmount: 25 },
    shippingTax: 0.35,
  },
  {
    id: 'C04',
    cart: { ...free, items: [{ ...mugs(3, 10), discount: { percentOff: 10, quantity: 1 } }] },
    expected: { subtotal: 29, totalDiscount: 1, totalTax: 2.18, totalAmount: 31.18 },
  },
  {
    id: 'C05',
    cart: { ...free, items: [{ ...mugs(3, 10), discount: { amountOff: 2 } }] },
    expected: { subtotal: 24, totalDiscount: 6, totalTax: 1.81, totalAmount: 25.81 },
  },
  {
    id: 'C07',
    cart: { ...free, discount: { amountOff: 10 }, items: [mugs(4, 10), mugs(2, 20)] },
    expected: { subtotal: 70, totalDiscount: 10, totalTax: 5.26, totalAmount: 75.26 },
  },
  {
    id: 'C08',
    cart: { ...ship(8), shippingDiscount: { percentOff: 25 }, items: [mugs(3, 10)] },
    expected: { subtotal: 36, totalDiscount: 2, totalTax: 2.71, totalAmount: 38.71 },
    shippingTax: 0.45,
  },
  {
    id: 'C10',
    cart: { shipTo: undefined, billTo: undefined, shippingChoice: undefined, items: [mugs(1, 100)] },
    expected: { totalTax: 0, totalAmount: 100 },
  },
  {
    id: 'C11',
    cart: {
      shipTo: undefined,
      billTo: undefined,
      shippingChoice: undefined,
      purchaseLocation: { country: 'US', postalCode: '55116' },
      items: [mugs(1, 100)],
    },
    expected: { totalTax: 7.88, totalAmount: 107.88 },
  },
  { id: 'C13', cart: { ...free, items: [mugs(1, 10), mugs(1, 10)] }, expected: { totalTax: 1.5, totalAmount: 21.5 } },
  { id: 'C14', cart: inland('55155'), expected: { totalTax: 1.97, totalAmount: 26.97 }, shippingTax: 0.39 },
  {
    id: 'C16',
    cart: { shipTo: abroad('CA', 'H3H2P2', 'QC'), shipFrom: from('CA', 'H3H2P2') },
    expected: { totalTax: 3.75, totalAmount: 28.75 },
    shippingTax: 0.75,
  },
  {
    id: 'C19',
    cart: {
      ...free,
      currency: 'EUR',
      shipFrom: from('US', '55104'),
      shipTo: abroad('BE', '9031'),
      items: [mugs(1, 75), mugs(1, 76)],
    },
    expected: { totalImporterTax: 37.1, totalDuty: 25.67, totalTax: 0, totalAmount: 213.77 },
  },
  {
    id: 'C20',
    cart: {
      ...ship(100),
      currency: 'EUR',
      shipFrom: from('AU', '3352'),
      shipTo: abroad('DE', '20354'),
      items: [mugs(3, 400)],
    },
    expected: { totalImporterTax: 288.99, totalDuty: 221, totalTax: 0, totalAmount: 1809.99 },
  },
  {
    id: 'C22',
    cart: { ...ship(10), shipFrom: from('US', '55343'), shipTo: abroad('NL', '60311'), items: [mugs(1, 10)] },
    expected: { totalImporterTax: 4.7, totalDuty: 2.4, totalAmount: 27.1 },
  },
  {
    id: 'C23',
    cart: {
      ...ship(22.5),
      currency: 'EUR',
      shipFrom: from('NL', '1011'),
      shipTo: abroad('DE', '10178'),
      items: [mugs(3, 10)],
    },
    expected: { totalTax: 9.98, totalAmount: 62.48 },
    shippingTax: 4.28,
  },
  {
    id: 'C25',
    cart: { shipFrom: from('DE', '20354'), shipTo: abroad('DE', '20354'), items: [mugs(1, 300)] },
    expected: { totalTax: 57.95, totalAmount: 362.95 },
    shippingTax: 0.95,
  },
  { id: 'C26', cart: { ...inland('55129'), items: [mugs(1, 5)] }, expected: { totalTax: 0.74, totalAmount: 10.74 } },
  {
    id: 'C28',
    cart: { ...ship(0.2), items: [mugs(5, 5.01)] },
    expected: { subtotal: 25.25, totalTax: 1.91, totalAmount: 27.16 },
    shippingTax: 0.02,
  },
  {
    id: 'C29',
    cart: {
      ...inland('55344-3765'),
      shipTo: undefined,
      shippingChoice: undefined,
      items: [{ skuId: 'ebook', quantity: 5, price: 5.01 }],
    },
    expected: { totalTax: 1.89, totalAmount: 26.94 },
  },
  {
    id: 'C31',
    cart: { shipTo: undefined, shippingChoice: undefined, items: [{ skuId: 'ebook', price: 10 }] },
    expected: { totalTax: 0.75, totalAmount: 10.75 },
  },
  {
    id: 'C32',
    cart: { ...inland('55401'), items: [mugs(2, 10), { skuId: 'service', quantity: 2, price: 10 }] },
    expected: { subtotal: 45, totalTax: 2.01, totalAmount: 47.01 },
    shippingTax: 0.4,
  },
  {
    id: 'C34',
    cart: { ...inland('55341'), ...free, items: [mugs(1, 5)] },
    expected: { totalTax: 0.37, totalAmount: 5.37 },
  },
  {
    id: 'C35',
    cart: { ...inland('68501', 'NE'), ...ship(0.2), items: [mugs(1, 0.1)] },
    expected: { totalTax: 0.02, totalAmount: 0.32 },
    shippingTax: 0.01,
  },
  { id: 'C37', cart: inland('10460', 'NY'), expected: { totalTax: 2.22, totalAmount: 27.22 } },
  {
    id: 'C38',
    cart: {
      shipTo: undefined,
      shippingChoice: undefined,
      billTo: { name: 'Ada', address: { country: 'US', state: 'MN' } },
      items: [
        { skuId: 'ebook', price: 100 },
        { skuId: 'ebook', price: 90, discount: { percentOff: 10 } },
      ],
    },
    expected: { totalTax: 12.9 },
  },
];

describe('amount fixtures', () => {
  it.each(fixtures.map((fixture) => [fixture.id, fixture] as const))('%s', (_, fixture) => {
    const checkout = createWorld();
    const made = checkout.ok(checkout.createCheckout({ ...cart, ...fixture.cart }));
    expect(made).toMatchObject(fixture.expected);
    if (fixture.shippingTax !== undefined) expect(made.shippingChoice?.taxAmount).toBe(fixture.shippingTax);
  });

  it.each(fixtures.map((fixture) => [fixture.id, fixture] as const))('%s says why, for each amount', (_, fixture) => {
    const why = new Map<string, Reason>();
    const checkout = createWorld((reasons) => {
      for (const reason of reasons()) why.set(reason.pointer, reason);
    });
    const made = checkout.ok(checkout.createCheckout({ ...cart, ...fixture.cart }));
    expect(unexplained(made, [...why.values()])).toEqual([]);
    for (const [index, { tax }] of made.items.entries())
      if (tax.rate !== 0) expect(why.get(`items[${index}].tax.rate`)?.text).toContain('%');
  });

  it('C17: regulatory fees of two kinds', () => {
    const world = createWorld();
    world.putFee({ id: 'fee-1', amount: 3 });
    world.putFee({ id: 'fee-2', type: 'battery', amount: 5 });
    const made = world.ok(world.createCheckout(cart));
    expect(made).toMatchObject({ totalFees: 16, subtotal: 41, totalTax: 3.09, totalAmount: 44.09 });
    expect(made.items[0]?.fees).toMatchObject({ amount: 16, taxAmount: 1.2 });
  });
});
