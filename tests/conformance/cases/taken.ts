/** What connectors send, and the API takes. */
import type { Checkout, CheckoutRequest, Fulfillment, Order, Sku, Source } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, only, present } from '../check';
import type { ApiClient, Refusal } from '../client';
import { cardRequest, makeCard, ownerNamed, payableCheckout, placeOrder } from '../payments';
import { refund } from '../refunding';
import { cartRequest, makeCheckout, makeCustomer, makeSku, skuRequest } from '../shop';

const unknown = (parameter: string): Refusal => ({ status: 400, code: 'unknown_parameter', parameter });

/** The body with null where it says nothing. */
async function expectSameWithNull(client: ApiClient, path: string, body: object, nulls: object): Promise<void> {
  const { status } = await client.send('POST', path, { body: { ...body, ...nulls } });
  expectEqual(status, 201, `The status of POST ${path} with null in ${Object.keys(nulls)}`);
}

export const takenCases = casesOf('What is taken', {
  'Fulfill and allowOversell come with a SKU, and fulfill is answered': async (client) => {
    const asked = skuRequest('goods');
    const made = await client.create<Sku>('/skus', { ...asked, fulfill: true, allowOversell: false });
    expectEqual(made.fulfill, true, 'What was sent');
    const path = `/skus/${made.id}`;
    const put = await client.send('PUT', path, { body: { ...asked, fulfill: false, allowOversell: true } });
    expectFields(put.body as Sku, { fulfill: false, allowOversell: undefined }, 'The SKU written anew');
    expectEqual((await client.change<Sku>(path, { allowOversell: true })).fulfill, false, 'The SKU changed');
    expectEqual((await makeSku(client)).fulfill, false, 'A SKU without it');
  },

  'The tax codes of both published lists are taken, in capitals and small letters': async (client) => {
    const physical = {
      PB0010504: true,
      PC040128: true,
      SW052021: false,
      '4512': true,
      pb0010504: true,
      sw052021: false,
    };
    for (const [taxCode, goods] of Object.entries(physical))
      expectFields(await makeSku(client, 'goods', { taxCode }), { taxCode, physical: goods }, `A SKU of ${taxCode}`);
  },

  'Null for a field that may be left out is the same as leaving it out': async (client) => {
    const cart = await cartRequest(client);
    const nulls = { invoiceAttributeId: null, customerId: null, metadata: null, taxIdentifiers: null, discount: null };
    await expectSameWithNull(client, '/checkouts', cart, nulls);
    await expectSameWithNull(client, '/checkouts', { ...cart, shipTo: undefined }, { shipTo: null, browserIp: null });
    const checkout = await client.create<Checkout>('/checkouts', { ...cart, ...nulls, email: null });
    for (const field of [...Object.keys(nulls), 'email'])
      expectEqual(checkout[field as keyof Checkout], undefined, `What was sent as null: ${field}`);
    await expectSameWithNull(client, '/customers', { type: 'business' }, { id: null, shipping: null, locale: null });
    await expectSameWithNull(client, '/skus', skuRequest('goods'), { id: null, weight: null, skuGroupId: null });
    const source = { ...cardRequest(), owner: { ...ownerNamed(), email: null, phoneNumber: null } };
    await expectSameWithNull(client, '/sources', source, { upstreamId: null, amount: null, currency: null });
    const order = await placeOrder(client);
    const items = [{ itemId: at(order.items, 0, 'The lines').id, skuId: null, quantity: 2, cancelQuantity: null }];
    await expectSameWithNull(client, '/fulfillments', { orderId: order.id, items }, { trackingUrl: null });
    await refund(client, order, { amount: 1, reason: null, metadata: null, items: null, percent: null, type: null });
  },

  'Null for a field that is required is told of as missing': async (client) => {
    const cart = await cartRequest(client);
    const missing = (parameter: string) => ({ status: 400, code: 'missing_parameter', parameter });
    const told = await client.refused('POST', '/checkouts', { ...cart, currency: null }, missing('currency'));
    expectEqual(told.errors[0]?.message, 'currency must not be null.', 'The message');
    const productDetails = { skuGroupId: 'sample-physical-goods', name: 'Bowl', countryOfOrigin: null };
    const items = [{ productDetails, price: 1 }];
    const path = 'items[0].productDetails.countryOfOrigin';
    await client.refused('POST', '/checkouts', { ...cart, items }, missing(path));
    const metadata = { note: null };
    const invalid = { status: 400, code: 'invalid_metadata_value', parameter: 'metadata' };
    await client.refused('POST', '/checkouts', { ...cart, metadata }, invalid);
  },

  'Null takes the way of shipping and managed fulfillment away': async (client) => {
    const checkout = await makeCheckout(client);
    const changed = await client.change<Checkout>(`/checkouts/${checkout.id}`, { shippingChoice: null });
    expectEqual([changed.shippingChoice, changed.totalShipping], [undefined, 0], 'The shipping');
    const managed = { managedFulfillment: 'DRGlobalFulfillment' as const, partNumber: 'P-1' };
    const sku = await makeSku(client, 'goods', managed);
    const cleared = await client.change<Sku>(`/skus/${sku.id}`, { managedFulfillment: null });
    expectEqual(cleared.managedFulfillment, undefined, 'The managed fulfillment');
  },

  'A language alone is a locale': async (client) => {
    for (const locale of ['en', 'fr_CA'])
      expectEqual((await makeCheckout(client, { locale })).locale, locale, 'The locale of a checkout');
    expectEqual((await makeCustomer(client, { locale: 'en' })).locale, 'en', 'The locale of a customer');
  },

  'A checkout speaks the languages of the provider, and its order too': async (client) => {
    const source = await makeCard(client);
    const checkout = await makeCheckout(client, { language: 'pt-br', sourceId: source.id });
    const changed = await client.change<Checkout>(`/checkouts/${checkout.id}`, { language: 'no' });
    expectEqual([checkout.language, changed.language], ['pt-br', 'no'], 'The languages of the checkout');
    const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
    expectEqual(order.language, 'no', 'The language of the order');
    const other = { status: 400, code: 'invalid_parameter', parameter: 'language' };
    await client.refused('POST', '/checkouts', { ...(await cartRequest(client)), language: 'tlh' }, other);
  },

  'A product described in place may have a breadcrumb': async (client) => {
    const productDetails = {
      skuGroupId: 'sample-physical-goods',
      name: 'Bowl',
      countryOfOrigin: 'US',
      itemBreadcrumb: 'Kitchen > Bowls',
      partnerAccountId: 'P-9',
    };
    const { items } = await makeCheckout(client, { items: [{ productDetails, price: 5 }] });
    expectEqual(only(items, 'The lines').productDetails, productDetails, 'The product');
  },

  'Disclosures are a list or hold one, on create and on update': async (client) => {
    const list: CheckoutRequest['disclosures'] = [{ type: 'termsOfSale', localizedText: 'Terms' }];
    for (const disclosures of [list, { disclosures: list }]) {
      const checkout = await makeCheckout(client, { disclosures, language: 'fr-ca' });
      expectFields(checkout, { disclosures, language: 'fr-ca' }, 'The checkout');
      const changed = await client.change<Checkout>(`/checkouts/${checkout.id}`, { disclosures: list });
      expectEqual(changed.disclosures, list, 'The disclosures after a change');
    }
  },

  'Values of your own can be put on the items of an order': async (client) => {
    const order = await placeOrder(client);
    const { id } = at(order.items, 0, 'The lines');
    const changed = await client.change<Order>(`/orders/${order.id}`, { items: [{ id, metadata: { gift: true } }] });
    expectFields(only(changed.items, 'The lines'), { id, metadata: { gift: true }, quantity: 2 }, 'The line');
    const nowhere = { status: 400, code: 'invalid_parameter', parameter: 'items[0].id' };
    await client.refused('POST', `/orders/${order.id}`, { items: [{ id: 'none' }] }, nowhere);
    const priced = { items: [{ id, price: 1 }] };
    await client.refused('POST', `/orders/${order.id}`, priced, unknown('items[0].price'));
  },

  'Tracking and costs stand on items of a fulfillment, and tracking can be added': async (client) => {
    const order = await placeOrder(client);
    const { id: itemId } = at(order.items, 0, 'The lines');
    const notes = { trackingNumber: 'T-1', subfulfillerId: 'S-1', distributorCost: 1.5, shippingCost: 2 };
    const body = { orderId: order.id, currency: 'USD', partnerId: 'P', items: [{ itemId, quantity: 1, ...notes }] };
    const made = await client.create<Fulfillment>('/fulfillments', body);
    expectFields(only(made.items, 'The items'), { itemId, quantity: 1, ...notes }, 'The item');
    const path = `/fulfillments/${made.id}`;
    const tracking = { trackingNumber: 'T-2', trackingCompany: 'UPS' };
    const changed = await client.change<Fulfillment>(path, { items: [{ itemId, ...tracking }] });
    expectFields(only(changed.items, 'The items'), { ...notes, ...tracking }, 'The item after the change');
    const nowhere = { status: 400, code: 'invalid_parameter', parameter: 'items[0].itemId' };
    await client.refused('POST', path, { items: [{ itemId: 'none' }] }, nowhere);
  },

  'Doubled slashes and a slash at the end make no other path': async (client) => {
    const card = await makeCard(client);
    for (const path of [`//payments/sources/${card.id}`, `/sources/${card.id}/`, `/payments//sources/${card.id}//`])
      expectEqual((await client.read<Source>(path)).id, card.id, `The source at ${path}`);
    expectEqual((await client.send('POST', '/sources/', { body: cardRequest() })).status, 201, 'A post with a slash');
    const wrong = await client.send('PUT', '//skus/', { body: {} });
    expectEqual(wrong.status, 405, 'A method that is not there');
  },

  'Calls without a body take any empty one': async (client) => {
    for (const body of ['""', '{}', '[]', '', 'null']) {
      const checkout = await makeCheckout(client);
      const card = await makeCard(client);
      const attached = await client.send('POST', `/checkouts/${checkout.id}/sources/${card.id}`, { body });
      expectEqual(attached.status, 200, `Attaching with the body ${body}`);
      const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
      const refreshed = await client.send('POST', `/orders/${order.id}/refresh`, { body });
      expectEqual(refreshed.status, 200, `Refreshing with the body ${body}`);
      const customer = await makeCustomer(client);
      const other = await makeCard(client);
      const saved = await client.send('POST', `/customers/${customer.id}/sources/${other.id}`, { body });
      expectEqual(saved.status, 200, `Saving with the body ${body}`);
    }
  },

  'Fields beside a checkout id are ignored, whatever they are': async (client) => {
    const { id, totalAmount } = await payableCheckout(client);
    const beside = { upstreamId: 'lost', items: [{ price: 'none' }], currency: 'nope', customerId: 5, surprise: [] };
    const order = await client.create<Order>('/orders', { checkoutId: id, ...beside });
    expectFields(order, { checkoutId: id, totalAmount, currency: 'USD' }, 'The order');
    expectEqual(order.upstreamId === 'lost', false, 'Whether the field beside it counted');
  },

  'A source takes what browsers send and ignores the rest': async (client) => {
    const vocabulary = {
      futureUse: true,
      usage: 'subscription',
      mandate: { terms: 'Yearly' },
      reusable: true,
      browserInfo: { language: 'en', colorDepth: 24, javaEnabled: false },
      language: 'en-US',
      country: 'US',
      currency: 'USD',
    };
    const { creditCard, ...rest } = cardRequest();
    const owner = { ...rest.owner, nickname: 'x' };
    const odd = { applePayVersion: 3, device: { id: 'x' } };
    const card = { ...creditCard, holder: 'x', returnUrl: 'https://shop.example/back' };
    const source = await client.asPublic().create<Source>('/sources', {
      ...rest,
      ...vocabulary,
      ...odd,
      owner,
      creditCard: card,
    });
    expectFields(source, { reusable: false, currency: 'USD', owner: rest.owner }, 'The source');
    expectFields(present(source.mandate, 'The mandate'), { terms: 'Yearly' }, 'The mandate');
    expectEqual(source.creditCard?.returnUrl, card.returnUrl, 'The address to come back to');
  },

  'A read-only field of the models is taken, an invented one is not': async (client) => {
    const checkout = await makeCheckout(client, { applicationId: 'shop/1' });
    const changed = await client.change<Checkout>(`/checkouts/${checkout.id}`, { applicationId: 'shop/2' });
    expectEqual(changed.applicationId, 'shop/2', 'The application');
    const calls: [string, object, string][] = [
      ['/checkouts', { ...(await cartRequest(client)), surprise: 1 }, 'surprise'],
      ['/customers', { email: 'a@example.com', surprise: 1 }, 'surprise'],
      ['/skus', { ...skuRequest('goods'), surprise: 1 }, 'surprise'],
      ['/refunds', { orderId: 'o', currency: 'USD', amount: 1, surprise: 1 }, 'surprise'],
      ['/fulfillments', { orderId: 'o', items: [{ itemId: 'i', quantity: 1, surprise: 1 }] }, 'items[0].surprise'],
      [`/checkouts/${checkout.id}`, { items: [{ id: 'i', surprise: 1 }] }, 'surprise'],
    ];
    for (const [path, body, parameter] of calls) await client.refused('POST', path, body, unknown(parameter));
  },
});
