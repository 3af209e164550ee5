/** What tax identifiers change of a cart, and that no cent is lost whatever else is in it. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { CheckoutRequest, CustomerTaxIdentifier } from '../../../../generated/contract/types';
import { LATER_SECONDS } from '../../kernel/due';
import { currencyOf } from '../../kernel/money/currency';
import { createWorld, type World } from '../../test-support/world';

const at = (country: string, postalCode: string) => ({
  name: 'Ada Shopper',
  address: { line1: '1 Test Street', city: 'Town', postalCode, country },
});
const hamburg = at('DE', '20354');
const number = { type: 'de', value: 'DE123456789' };

/** A download for 100.00 to a business in Hamburg; the seller is in Ireland. */
const download: CheckoutRequest = {
  currency: 'EUR',
  email: 'ada@example.com',
  customerType: 'business',
  billTo: hamburg,
  items: [{ skuId: 'ebook', price: 100 }],
};

const mugsFrom = (country: string): CheckoutRequest => ({
  ...download,
  items: [{ skuId: 'mug', price: 100 }],
  shipFrom: { address: at(country, '20354').address },
  shipTo: hamburg,
  shippingChoice: { amount: 10 },
});

const taxOf = (input: CheckoutRequest, world = createWorld()) => world.ok(world.createCheckout(input)).totalTax;
const register = async (world: World, body = number) =>
  world.ok(await world.call('createTaxIdentifiers', { body })) as CustomerTaxIdentifier;

describe('a tax identifier', () => {
  it.each([
    ['frees a business of the tax on what comes from another country', download, 19, 0],
    ['and on goods and their shipping', mugsFrom('NL'), 20.9, 0],
    ['but not within the country', mugsFrom('DE'), 20.9, 20.9],
  ])('%s', (_, cart, without, withNumber) => {
    expect(taxOf(cart)).toBe(without);
    expect(taxOf({ ...cart, taxIdentifiers: [number] })).toBe(withNumber);
    expect(taxOf({ ...cart, customerType: 'individual', taxIdentifiers: [number] })).toBe(without);
  });

  it('counts while it is checked, and no longer once no authority knows it', async () => {
    const world = createWorld();
    const { id } = await register(world, { type: 'de', value: 'DE040411111' });
    const checkout = world.ok(world.createCheckout({ ...download, taxIdentifiers: [{ id }] }));
    expect(checkout).toMatchObject({ totalTax: 0, taxIdentifiers: [{ id, state: 'pending' }] });
    await world.wait(LATER_SECONDS);
    world.ok(world.attach(checkout.id, world.card().id));
    expect(world.get('checkout', checkout.id).document).toMatchObject({
      totalTax: 19,
      taxIdentifiers: [{ id, state: 'not_valid' }],
    });
    expect(world.ok(world.order(checkout.id)).taxIdentifiers).toMatchObject([{ state: 'not_valid' }]);
  });

  it('that is sent in full is made on the way, and only once', async () => {
    const world = createWorld();
    const { id, taxIdentifiers } = world.ok(world.createCheckout({ ...download, taxIdentifiers: [number] }));
    expect(taxIdentifiers).toMatchObject([{ ...number, state: 'verified' }]);
    const again = await world.call('updateCheckouts', { params: { id }, body: { taxIdentifiers: [number] } });
    expect(world.ok(again)).toMatchObject({ taxIdentifiers });
    expect(world.all('tax_identifier')).toHaveLength(1);
    const none = await world.call('updateCheckouts', { params: { id }, body: { taxIdentifiers: [] } });
    expect(world.ok(none)).toMatchObject({ totalTax: 19, taxIdentifiers: [] });
  });

  it('that does not fit the sale stops the payment and the order', () => {
    const world = createWorld();
    const cart = { ...download, billTo: at('DK', '1050'), taxIdentifiers: [number] };
    const unfit = { status: 409, code: 'invalid_parameter', parameter: 'taxIdentifiers' };
    const { id } = world.ok(world.createCheckout(cart));
    expect(world.refused(world.attach(id, world.card().id))).toMatchObject(unfit);
    const free = world.ok(world.createCheckout({ ...cart, items: [{ skuId: 'ebook', price: 0 }] }));
    expect(world.refused(world.order(free.id))).toMatchObject(unfit);
  });

  it('is asked for where the law demands one', () => {
    const world = createWorld();
    const brazil = { ...download, currency: 'USD', customerType: 'individual' as const, billTo: at('BR', '01310-100') };
    const cpf = { type: 'br_natural', value: '123.456.789-09' };
    const buy = (cart: CheckoutRequest) => {
      const { id } = world.ok(world.createCheckout(cart));
      world.ok(world.attach(id, world.card().id));
      return world.order(id);
    };
    const demanded = { status: 409, code: 'additional_information_required', parameter: 'taxIdentifiers' };
    expect(world.refused(buy(brazil))).toMatchObject(demanded);
    expect(world.ok(buy({ ...brazil, taxIdentifiers: [cpf] })).taxIdentifiers).toMatchObject([cpf]);
  });

  it('frees a business of fees that are not for businesses, also within the country', () => {
    const world = createWorld();
    world.putFee({ country: 'DE', currency: 'EUR', amount: 2, feeExemption: 'exempt' });
    world.putFee({ id: 'g', country: 'DE', currency: 'EUR', amount: 3 });
    const fees = (cart: CheckoutRequest) => world.ok(world.createCheckout(cart)).totalFees;
    expect(fees(mugsFrom('DE'))).toBe(5);
    expect(fees({ ...mugsFrom('DE'), taxIdentifiers: [number] })).toBe(3);
  });
});

describe('the money of a cart', () => {
  const carts = fc.record({
    prices: fc.array(fc.integer({ min: 1, max: 99_999 }), { minLength: 1, maxLength: 4 }),
    quantity: fc.integer({ min: 1, max: 5 }),
    shipping: fc.integer({ min: 0, max: 2_000 }),
    fee: fc.integer({ min: 0, max: 500 }),
    credit: fc.integer({ min: 0, max: 500 }),
    discount: fc.option(fc.integer({ min: 1, max: 99 }), { nil: undefined }),
    taxInclusive: fc.boolean(),
    from: fc.constantFrom('DE', 'NL', 'US'),
    currency: fc.constantFrom('EUR', 'JPY'),
    numbers: fc.constantFrom<(typeof number)[]>([], [number]),
  });

  it('is the sum of its lines, and of its sources, with discounts, fees, credit and the reverse charge', () => {
    fc.assert(
      fc.property(carts, ({ prices, quantity, shipping, fee, credit, discount, from, currency, numbers, ...rest }) => {
        const world = createWorld();
        const { minor, major } = currencyOf(currency, world.reference);
        world.putFee({ country: 'DE', currency, amount: major(fee) });
        const made = world.ok(
          world.createCheckout({
            ...mugsFrom(from),
            currency,
            taxInclusive: rest.taxInclusive,
            items: prices.map((price) => ({ skuId: 'mug', price: major(price), quantity })),
            shippingChoice: { amount: major(shipping) },
            ...(discount && { discount: { percentOff: discount } }),
            taxIdentifiers: numbers,
          }),
        );
        const total = minor(made.totalAmount);
        if (credit > 0 && credit < total) {
          world.ok(world.attach(made.id, world.credit(major(credit)).id));
        }
        world.ok(world.attach(made.id, world.card().id));
        const { document, hidden } = world.get('checkout', made.id);
        const lines = Object.values(hidden.parts).flatMap((parts) => Object.values(parts) as number[]);
        expect(lines.reduce((sum, part) => sum + part, 0)).toBe(total);
        expect(minor(document.subtotal) + minor(document.totalTax)).toBe(total);
        const paid = document.payment.sources?.reduce((sum, source) => sum + minor(source.amount ?? 0), 0);
        expect(paid).toBe(total);
        if (numbers.length > 0 && from === 'NL') expect(document.totalTax).toBe(0);
        const order = world.ok(world.order(made.id));
        const charged = order.payment.charges?.reduce((sum, charge) => sum + minor(charge.amount), 0);
        expect(charged).toBe(total);
      }),
      { numRuns: 60 },
    );
  });
});
