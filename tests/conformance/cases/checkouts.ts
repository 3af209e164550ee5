import type { Checkout, Source } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectMatch, only } from '../check';
import type { ApiClient, Refusal } from '../client';
import { attach, makeCard, readCheckout } from '../payments';
import {
  bareCart,
  type CartRequest,
  cartRequest,
  contactAt,
  makeCheckout,
  makeSku,
  minneapolis,
  minnetonka,
  unique,
} from '../shop';

async function refuseCart(client: ApiClient, cart: CartRequest, refusal: Refusal): Promise<void> {
  await client.refused('POST', '/checkouts', await cartRequest(client, cart), refusal);
}

const missing = (parameter: string | RegExp): Refusal => ({ status: 400, code: 'missing_parameter', parameter });
const invalid = (parameter: string | RegExp): Refusal => ({ status: 400, code: 'invalid_parameter', parameter });
const unknown = (parameter: string): Refusal => ({ status: 400, code: 'unknown_parameter', parameter });

export const checkoutCases = casesOf('Checkouts', {
  'A new checkout can be read as it was made': async (client) => {
    const request = await cartRequest(client, { metadata: { giftWrap: true }, applicationId: 'Suite/1.0' });
    const made = await client.create<Checkout>('/checkouts', request);
    const { currency, email, browserIp, upstreamId, metadata, applicationId, shipFrom, billTo } = request;
    const kept = { currency, email, browserIp, upstreamId, metadata, applicationId, shipFrom, billTo, liveMode: false };
    expectFields(made, kept, 'The checkout');
    expectEqual(await readCheckout(client, made), made, 'The checkout when read');
  },

  'What is not said has its default': async (client) => {
    const { id } = await makeSku(client);
    const request = { currency: 'USD', items: [{ skuId: id, price: 10 }] };
    const checkout = await client.create<Checkout>('/checkouts', request);
    const defaults = { locale: 'en_US', customerType: 'individual', chargeType: 'customer_initiated' };
    expectFields(checkout, { ...defaults, sellingEntity: {} }, 'The checkout');
    expectEqual(only(checkout.items, 'The lines').quantity, 1, 'The quantity');
  },

  'A quantity of null means one': async (client) => {
    const checkout = await makeCheckout(client, { items: [{ price: 10, quantity: null }], ...bareCart });
    expectEqual(only(checkout.items, 'The lines').quantity, 1, 'The quantity');
  },

  'Currency and items are required': async (client) => {
    const items = [{ skuId: 'sample-mug', price: 1 }];
    await client.refused('POST', '/checkouts', { items }, missing('currency'));
    await client.refused('POST', '/checkouts', { currency: 'USD' }, missing('items'));
    await client.refused('POST', '/checkouts', { currency: 'USD', items: [] }, { status: 400, parameter: 'items' });
  },

  'A line names one product and one price': async (client) => {
    const { id: skuId } = await makeSku(client);
    const productDetails = { skuGroupId: 'sample-physical-goods', name: 'Mug', countryOfOrigin: 'US' };
    const both = { skuId, price: 1, aggregatePrice: 1 };
    for (const line of [{ price: 10 }, { skuId, productDetails, price: 10 }, { skuId }, both]) {
      const body = { currency: 'USD', items: [line] };
      await client.refused('POST', '/checkouts', body, { status: 400, parameter: /^items/ });
    }
  },

  'A product can be described in place': async (client) => {
    const productDetails = { id: 'own-1', skuGroupId: 'sample-physical-goods', name: 'Mug', countryOfOrigin: 'US' };
    const checkout = await makeCheckout(client, { items: [{ productDetails, price: 10 }] });
    expectFields(only(checkout.items, 'The lines').productDetails ?? {}, productDetails, 'The product');
    const { skuGroupId: _group, ...ungrouped } = productDetails;
    await refuseCart(client, { items: [{ productDetails: ungrouped, price: 10 }] }, missing(/skuGroupId$/));
  },

  'An unknown SKU, customer or source is refused': async (client) => {
    const refusal = (parameter: RegExp): Refusal => ({ status: 404, parameter });
    await refuseCart(client, { items: [{ skuId: unique('none'), price: 10 }] }, refusal(/skuId/));
    await refuseCart(client, { customerId: unique('none') }, refusal(/customerId/));
    await refuseCart(client, { sourceId: unique('none') }, refusal(/sourceId/));
  },

  'A source can come with the checkout, and an empty id means none': async (client) => {
    const source = await makeCard(client);
    const paid = await makeCheckout(client, { sourceId: source.id });
    expectEqual(only(paid.payment.sources, 'The sources').id, source.id, 'The source');
    expectEqual(paid.payment.session.state, 'requires_confirmation', 'The session with a source');
    const unpaid = await makeCheckout(client, { sourceId: '' });
    expectEqual(unpaid.payment.session.state, 'requires_source', 'The session with an empty id');
    expectEqual(unpaid.payment.sources, undefined, 'The sources with an empty id');
  },

  'Items, discount and tax-inclusive prices are fixed': async (client) => {
    const { id, items } = await makeCheckout(client);
    const path = `/checkouts/${id}`;
    const itemId = only(items, 'The lines').id;
    for (const field of ['price', 'quantity'])
      await client.refused('POST', path, { items: [{ id: itemId, [field]: 2 }] }, unknown(field));
    await client.refused('POST', path, { discount: { amountOff: 1 } }, unknown('discount'));
    await client.refused('POST', path, { taxInclusive: true }, unknown('taxInclusive'));
  },

  'Metadata and ship-from of a line can change': async (client) => {
    const { id, items } = await makeCheckout(client);
    const shipFrom = { address: minneapolis };
    const change = { id: only(items, 'The lines').id, metadata: { engraving: 'Ada' }, shipFrom };
    const changed = await client.change<Checkout>(`/checkouts/${id}`, { items: [change] });
    expectFields(only(changed.items, 'The lines'), change, 'The line');
  },

  'A shipping choice can be taken away': async (client) => {
    const { id } = await makeCheckout(client);
    const changed = await client.change<Checkout>(`/checkouts/${id}`, { shippingChoice: null });
    expectEqual(changed.totalShipping, 0, 'The price of shipping');
  },

  'Empty lines of an address are accepted': async (client) => {
    const address = { ...minnetonka, line2: '' };
    const checkout = await makeCheckout(client, { shipTo: contactAt(address), billTo: contactAt(address) });
    expectEqual(checkout.totalTax, 1.89, 'The tax');
  },

  'An incomplete destination of goods is named': async (client) => {
    for (const field of ['line1', 'city', 'state', 'postalCode'] as const) {
      const shipTo = contactAt({ ...minneapolis, [field]: undefined });
      await refuseCart(client, { shipTo }, missing(new RegExp(`address\\.${field}$`)));
    }
  },

  'A postal code and a state must fit the country': async (client) => {
    await refuseCart(
      client,
      { shipTo: contactAt({ ...minneapolis, postalCode: '55' }) },
      invalid(/address\.postalCode$/),
    );
    await refuseCart(client, { billTo: contactAt({ ...minneapolis, state: 'ZZ' }) }, invalid(/address\.state$/));
  },

  'An embargoed destination is refused': async (client) => {
    const shipTo = contactAt({ line1: '1 Test', city: 'Pyongyang', postalCode: '0', country: 'KP' });
    await refuseCart(client, { shipTo }, { status: 409, code: 'country_unsupported', parameter: /country$/ });
  },

  'A currency must exist and be switched on': async (client) => {
    const obsolete = { status: 409, type: 'bad_request', code: 'invalid_parameter', parameter: 'currency' };
    for (const currency of ['YEM', 'HRK']) await refuseCart(client, { currency }, obsolete);
    const off = { status: 409, code: 'currency_unactivated', parameter: 'currency' };
    await refuseCart(client, { currency: 'PAB' }, off);
  },

  'A shipping choice without an amount has no price': async (client) => {
    await refuseCart(client, { shippingChoice: { description: 'Standard' } }, { status: 400, code: 'internal_error' });
  },

  'Goods to Switzerland need a weight': async (client) => {
    const shipTo = contactAt({ line1: '1 Test', city: 'Bern', postalCode: '3000', country: 'CH' });
    await refuseCart(client, { shipTo }, missing(/weight$/));
    const sku = await makeSku(client, 'goods', { weight: 1, weightUnit: 'kg', itemBreadcrumb: 'Home > Mugs' });
    await makeCheckout(client, { shipTo, items: [{ skuId: sku.id, price: 10 }] });
  },

  'Goods that cross a border with duties paid are described': async (client) => {
    const { id: skuId } = await makeSku(client, 'goods', { hsCode: '7323.94', description: undefined });
    const shipTo = contactAt({ line1: '1 Test', city: 'Hamburg', postalCode: '20354', country: 'DE' });
    const shippingChoice = { amount: 5, shippingTerms: 'DDP' as const };
    const items = [{ skuId, price: 10 }];
    await refuseCart(client, { shipTo, items, shippingChoice }, { status: 400, code: 'missing_parameter' });
    await makeCheckout(client, { shipTo, items: [{ price: 10 }], shippingChoice });
  },

  'The addresses decide which company sells': async (client) => {
    const { sellingEntity } = await makeCheckout(client);
    expectEqual(sellingEntity.id, 'DR_INC-ENTITY', 'The selling entity in the United States');
    expectMatch(sellingEntity.name, /\S/, 'Its name');
  },

  'A cart that no single company can sell is refused': async (client) => {
    const items = [{ price: 10 }, { price: 10, kind: 'download' as const }];
    const billTo = contactAt({ line1: '1 Test', city: 'London', postalCode: 'SW1A 1AA', country: 'GB' });
    await refuseCart(client, { items, billTo }, { status: 400, code: 'selling_entity_not_found' });
  },

  'A deleted checkout is gone, and its source is used up': async (client) => {
    const checkout = await makeCheckout(client);
    const card = await makeCard(client);
    await attach(client, checkout, card);
    await client.remove(`/checkouts/${checkout.id}`);
    const gone = { status: 404, code: 'not_found', parameter: 'id' };
    await client.refused('GET', `/checkouts/${checkout.id}`, undefined, gone);
    await client.refused('POST', `/checkouts/${checkout.id}`, { locale: 'de_DE' }, gone);
    expectEqual((await client.read<Source>(`/sources/${card.id}`)).state, 'cancelled', 'The state of the source');
  },

  'A customer’s details are not copied into a checkout': async (client) => {
    const bare = { customerId: 'sample-customer', email: undefined, shipTo: undefined, locale: undefined };
    const checkout = await makeCheckout(client, bare);
    expectEqual([checkout.email, checkout.shipTo], [undefined, undefined], 'Email and ship-to');
    expectEqual(checkout.payment.sources, undefined, 'The sources');
  },
});
