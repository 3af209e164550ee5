/** Checkout arithmetic to the cent: the published carts, and what holds for every cart. */
import type { Checkout, CheckoutRequest } from '../../../src/generated/contract/types';
import { casesOf, type Steps } from '../case';
import { expectEqual, expectMoney, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { type AmountFixture, amountFixtures, type FixtureLine } from '../fixtures';
import { bareCart, contactAt, makeCheckout, makeSku } from '../shop';

async function lineOf(client: ApiClient, { kind = 'goods', tariff, ...line }: FixtureLine) {
  const forCustoms = { hsCode: '7323.94', itemBreadcrumb: 'Home > Kitchen > Mugs' };
  const { id } = await makeSku(client, kind, tariff ? forCustoms : {});
  return { skuId: id, ...line };
}

async function requestOf(client: ApiClient, fixture: AmountFixture): Promise<CheckoutRequest> {
  const { shipTo, billTo, shipFrom, shipping, shippingTerms } = fixture;
  const items = [];
  for (const line of fixture.lines) items.push(await lineOf(client, line));
  return {
    currency: fixture.currency ?? 'USD',
    taxInclusive: fixture.taxInclusive ?? false,
    items,
    shipTo: shipTo && contactAt(shipTo),
    billTo: billTo && contactAt(billTo),
    shipFrom: shipFrom && { address: shipFrom },
    purchaseLocation: fixture.purchaseLocation,
    shippingChoice: shipping === undefined ? undefined : { amount: shipping, shippingTerms },
    discount: fixture.discount,
    shippingDiscount: fixture.shippingDiscount,
  };
}

const sum = (amounts: readonly (number | undefined)[]) =>
  amounts.reduce<number>((total, amount) => total + (amount ?? 0), 0);

/** True of every checkout, whatever is in it. */
function expectConsistent(checkout: Checkout, shippingIsSpread: boolean): void {
  const { items, subtotal, totalTax, totalAmount, payment } = checkout;
  expectMoney(totalAmount, subtotal + totalTax, 'totalAmount = subtotal + totalTax');
  expectMoney(checkout.totalDuty, sum(items.map(({ duties }) => duties.amount)), 'totalDuty = the duties of the lines');
  const importerTax = sum(items.map((item) => item.importerTax.amount));
  expectMoney(checkout.totalImporterTax, importerTax, 'totalImporterTax = the importer taxes of the lines');
  expectMoney(payment.session.amountRemainingToBeContributed, totalAmount, 'What remains to be paid');
  if (!shippingIsSpread) return;
  const byLine = sum(items.map(({ shipping }) => shipping?.amount));
  expectMoney(byLine, checkout.totalShipping, 'The shipping of the lines = totalShipping');
}

async function reproduce(client: ApiClient, fixture: AmountFixture): Promise<void> {
  const checkout = await client.create<Checkout>('/checkouts', await requestOf(client, fixture));
  const { shippingTax, ...totals } = fixture.expected;
  for (const [field, amount] of Object.entries(totals))
    expectMoney(checkout[field as keyof typeof totals], amount, `${fixture.id} ${field}`);
  if (shippingTax !== undefined)
    expectMoney(checkout.shippingChoice?.taxAmount, shippingTax, `${fixture.id} shipping tax`);
  expectConsistent(checkout, fixture.shippingDiscount === undefined && fixture.shipping !== undefined);
}

const published: Record<string, Steps> = Object.fromEntries(
  amountFixtures.map((fixture) => [
    `${fixture.id}, ${fixture.title}, comes out to the cent`,
    (client: ApiClient) => reproduce(client, fixture),
  ]),
);

const importToBelgium = { ...(amountFixtures.find(({ id }) => id === 'C19') as AmountFixture) };

export const amountCases = casesOf('Amounts of a checkout', {
  ...published,

  'Imports up to 150 EUR into the European Union carry ordinary tax and no duty': async (client) => {
    const small = { ...importToBelgium, lines: [{ price: 75, quantity: 2, tariff: true as const }] };
    const checkout = await client.create<Checkout>('/checkouts', await requestOf(client, small));
    expectMoney(checkout.totalTax, 31.5, 'The tax at 21 percent');
    expectMoney(checkout.totalDuty, 0, 'The duty');
    expectMoney(checkout.totalImporterTax, 0, 'The importer tax');
    for (const { duties, importerTax, sellerTaxIdentifier } of checkout.items) {
      expectEqual(duties, {}, 'The duties of a line');
      expectEqual(importerTax, {}, 'The importer tax of a line');
      expectEqual(sellerTaxIdentifier, 'IM3720000202', 'The number under which the seller declares the tax');
    }
    expectEqual(checkout.sellingEntity.id, 'DR_IRELAND-ENTITY', 'The selling entity');
  },

  'Imports above the threshold have the provider as importer of record': async (client) => {
    const checkout = await client.create<Checkout>('/checkouts', await requestOf(client, importToBelgium));
    expectEqual(checkout.importerOfRecordTax, true, 'importerOfRecordTax');
    for (const { tax } of checkout.items) expectEqual(tax, { rate: 0.38, amount: 0 }, 'The tax of a line');
    expectEqual(checkout.sellingEntity.id, 'DR_IRELAND-ENTITY', 'The selling entity');
  },

  'With duties left to the recipient no duty and no tax is charged': async (client) => {
    const base = amountFixtures.find(({ id }) => id === 'C20') as AmountFixture;
    const request = await requestOf(client, { ...base, shippingTerms: 'DAP' });
    const checkout = await client.create<Checkout>('/checkouts', request);
    for (const field of ['totalDuty', 'totalImporterTax', 'totalTax'] as const) expectMoney(checkout[field], 0, field);
    expectMoney(checkout.totalAmount, 1300, 'The total');
  },

  'Yen have no decimals': async (client) => {
    const checkout = await makeCheckout(client, {
      currency: 'JPY',
      items: [{ price: 1005, quantity: 3 }],
      shippingChoice: { amount: 500 },
    });
    const { totalTax, totalAmount, subtotal } = checkout;
    expectEqual([totalTax, totalAmount, subtotal], [282, 3797, 3515], 'Tax, total and subtotal at 8.025 percent');
  },

  'Tax is rounded half up, line by line': async (client) => {
    const checkout = await makeCheckout(client, { items: [{ price: 10, quantity: 2 }], shippingChoice: undefined });
    expectMoney(checkout.totalTax, 1.61, 'The tax of 20.00 at 8.025 percent, 1.605');
  },

  'A line price is taken as it is': async (client) => {
    const items = [{ aggregatePrice: 9.99, quantity: 3 }];
    const checkout = await makeCheckout(client, { items, ...bareCart });
    expectMoney(checkout.totalAmount, 9.99, 'The total');
  },

  'Shipping goes to the lines that are shipped': async (client) => {
    const checkout = await makeCheckout(client, {
      items: [{ price: 10 }, { price: 30, kind: 'download' }, { price: 30 }],
      shippingChoice: { amount: 4 },
    });
    const shares = checkout.items.map(({ shipping }) => shipping?.amount ?? 0);
    expectMoney(sum(shares), 4, 'The shipping of all lines');
    expectEqual(shares[1], 0, 'The shipping of the download');
    expectTrue(
      (shares[0] ?? 0) > 0 && (shares[2] ?? 0) > 0,
      `Both shipped lines carry shipping, got ${shares.join(', ')}`,
    );
  },

  'A digital cart is taxed where it is shipped to, if that is known': async (client) => {
    const items = [{ price: 100, kind: 'download' as const }];
    const withoutGoods = { items, shippingChoice: undefined, shipFrom: undefined };
    const billedToNewYork = contactAt({
      country: 'US',
      state: 'NY',
      postalCode: '10460',
      city: 'New York',
      line1: '1 Test',
    });
    const both = await makeCheckout(client, { ...withoutGoods, billTo: billedToNewYork });
    expectMoney(both.totalTax, 8.03, 'The tax with a ship-to in Minneapolis');
    const billOnly = await makeCheckout(client, { ...withoutGoods, billTo: billedToNewYork, shipTo: undefined });
    expectMoney(billOnly.totalTax, 8.88, 'The tax with a bill-to in New York alone');
  },

  'Totals follow the addresses and shipping of an update': async (client) => {
    const checkout = await makeCheckout(client, { shipTo: undefined, billTo: undefined, shippingChoice: undefined });
    expectMoney(checkout.totalAmount, 20, 'The total without a place');
    const { shipTo } = await requestOf(client, amountFixtures[0] as AmountFixture);
    const addressed = await client.change<Checkout>(`/checkouts/${checkout.id}`, { shipTo });
    expectMoney(addressed.totalAmount, 21.51, 'The total in Minnetonka');
    const shipped = await client.change<Checkout>(`/checkouts/${checkout.id}`, { shippingChoice: { amount: 5 } });
    expectMoney(shipped.totalAmount, 26.89, 'The total with shipping');
  },
});
