/** Errors that the contract names for single operations, and that no other case comes by. */
import type {
  Checkout,
  CheckoutSessionCreated,
  Invoice,
  Order,
  Return,
  Source,
} from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at } from '../check';
import type { ApiClient } from '../client';
import { attach, completeOrder, makeCard, makeCredit, placeOrder } from '../payments';
import { itemIdOf } from '../refunding';
import { contactAt, makeCheckout, makeCustomer, makeSku, minneapolis, minnetonka, unique, uniqueEmail } from '../shop';

const conflict = (code: string, parameter?: string) => ({ status: 409, code, ...(parameter && { parameter }) });
const bad = (code: string, parameter: string) => ({ status: 400, code, parameter });
const gone = (parameter: string) => ({ status: 404, code: 'not_found', parameter });

const hamburg = { line1: '1 Test Street', city: 'Hamburg', postalCode: '20354', country: 'DE' };
const copenhagen = { line1: '1 Test Street', city: 'Copenhagen', postalCode: '1050', country: 'DK' };
const german = { type: 'de', value: 'DE123456789' };

/** A download that a business in this place buys. */
const toBusiness = (client: ApiClient, address: typeof hamburg, fields: object = {}) =>
  makeCheckout(client, {
    items: [{ kind: 'download', price: 10 }],
    customerType: 'business',
    currency: 'EUR',
    ...{ shipTo: undefined, shipFrom: undefined, shippingChoice: undefined },
    billTo: contactAt(address),
    ...fields,
  });

const sessions = '/drop-in/checkout-sessions';

/** A session of the browser library whose shopper has said where to, and not how. */
async function sessionOf(client: ApiClient): Promise<string> {
  const { id } = await client.create<CheckoutSessionCreated>(sessions, {
    currency: 'USD',
    email: uniqueEmail(),
    shipFrom: { address: minnetonka },
    items: [{ skuId: (await makeSku(client)).id, quantity: 2, price: 10 }],
    options: {
      shippingMethods: [{ amount: 5, description: 'Standard', serviceLevel: 'SG' }],
      storeCredits: [
        { amount: 100, upstreamId: 'all' },
        { amount: 5, upstreamId: 'more' },
      ],
    },
  });
  await client.change(`${sessions}/${id}`, { shipTo: contactAt(minneapolis), billTo: contactAt(minneapolis) });
  return id;
}

const pay = async (client: ApiClient, id: string) =>
  client.asPublic().change<Source>(`${sessions}/${id}/sources/${(await makeCard(client)).id}`);

export const documentedErrorCases = casesOf('Errors of single operations', {
  'A checkout is changed to tax identifiers that are there, well written and nobody else has': async (client) => {
    const { id: customerId } = await makeCustomer(client);
    const { id: other } = await makeCustomer(client);
    const { id } = await client.create<{ id: string }>('/tax-identifiers', german);
    await client.change(`/customers/${other}/tax-identifiers/${id}`);
    const checkout = await toBusiness(client, hamburg, { customerId });
    const change = (taxIdentifiers: object[], refusal: ReturnType<typeof conflict>) =>
      client.refused('POST', `/checkouts/${checkout.id}`, { taxIdentifiers }, refusal);
    await change([{ id }], conflict('tax_identifier_in_use', 'taxIdentifiers'));
    await change([{ id: 'none' }], conflict('not_found', 'id'));
    await change([{ type: 'de', value: 'DE1' }], bad('invalid_parameter', 'taxIdentifiers[0].value'));
  },

  'An order is refused whose tax identifier does not fit the sale any more': async (client) => {
    const checkout = await toBusiness(client, hamburg, { taxIdentifiers: [german] });
    await attach(client, checkout, await makeCard(client));
    await client.change<Checkout>(`/checkouts/${checkout.id}`, { billTo: contactAt(copenhagen) });
    await client.refused(
      'POST',
      '/orders',
      { checkoutId: checkout.id },
      conflict('invalid_parameter', 'taxIdentifiers'),
    );
  },

  'A file keeps a hundred links': async (client) => {
    const file = { file: 'JVBERi0xLjQKJSVFT0YK', purpose: 'customer_invoice', fileName: 'a.pdf' };
    const { id: fileId } = await client.create<{ id: string }>('/files', file);
    const link = { fileId, expiresTime: new Date(Date.now() + 3_600_000).toISOString() };
    for (let count = 0; count < 100; count += 1) await client.create('/file-links', link);
    await client.refused('POST', '/file-links', link, conflict('invalid_parameter', 'fileId'));
  },

  'A return is not accepted while its order is in dispute, and for no line that it lacks': async (client) => {
    const order = await completeOrder(client);
    const items = [{ itemId: itemIdOf(order, 0), quantity: 1 }];
    const { id } = await client.create<Return>('/returns', { orderId: order.id, items });
    const stranger = { items: [{ itemId: '1', quantity: 1, state: 'accepted' }] };
    await client.refused('POST', `/returns/${id}`, stranger, bad('invalid_parameter', 'items[0].itemId'));
    await client.change(`/_sandbox/orders/${order.id}/dispute`);
    await client.refused('POST', `/returns/${id}`, { state: 'accepted' }, conflict('invalid_parameter', 'order'));
  },

  'A source pays no invoice that is at its end, and only a saved one an invoice that is retried': async (client) => {
    const bill = async (fields: object) => ({
      currency: 'USD',
      customerId: (await makeCustomer(client)).id,
      email: uniqueEmail(),
      billTo: contactAt(minnetonka),
      items: [{ skuId: (await makeSku(client, 'download')).id, quantity: 1, price: 10 }],
      ...fields,
    });
    const attachTo = async ({ id }: Invoice, refusal: ReturnType<typeof conflict>) =>
      client.refused('POST', `/invoices/${id}/sources/${(await makeCard(client)).id}`, undefined, refusal);
    const open = await client.create<Invoice>('/invoices', await bill({ billingOptimization: true, state: 'draft' }));
    await attachTo(open, conflict('source_status_invalid_for_session', 'sourceId'));
    const ended = await client.create<Invoice>('/invoices', await bill({}));
    await client.change(`/invoices/${ended.id}/void`);
    await attachTo(ended, conflict('session_update_not_allowed'));
  },

  'A session of the browser library takes a source that pays, while something is left to pay': async (client) => {
    const id = await sessionOf(client);
    const shopper = client.asPublic();
    await shopper.refused('POST', `${sessions}/${id}/sources/none`, undefined, gone('sourceId'));
    const used = await makeCard(client);
    await client.create<Order>('/orders', { checkoutId: (await makeCheckout(client, { sourceId: used.id })).id });
    const spent = conflict('source_status_invalid_for_session');
    await shopper.refused('POST', `${sessions}/${id}/sources/${used.id}`, undefined, spent);
    const late = await sessionOf(client);
    await pay(client, late);
    const credit = `${sessions}/${late}/sources/${(await makeCredit(client, 5)).id}`;
    await client.refused('POST', credit, undefined, conflict('session_update_not_allowed'));
    await shopper.change(`${sessions}/${id}/store-credit/all`);
    const tooMuch = conflict('session_source_amount_too_large');
    await shopper.refused('POST', `${sessions}/${id}/store-credit/more`, undefined, tooMuch);
  },

  'Goods of a session are not ordered without a way to ship them': async (client) => {
    const id = await sessionOf(client);
    await pay(client, id);
    const none = bad('invalid_shipping_choice', 'shippingChoice');
    await client.asPublic().refused('POST', '/drop-in/orders', { checkoutSessionId: id }, none);
  },

  'Goods come back from lines that the warehouse shipped': async (client) => {
    const request = { fulfillmentOrderId: '3000000030336', items: [{ fulfillmentOrderItemId: '1', quantity: 1 }] };
    const noLine = bad('invalid_parameter', 'items[0].fulfillmentOrderItemId');
    await client.refused('POST', '/fulfillment-returns', request, noLine);
  },

  'A parcel is quoted with the group of its product': async (client) => {
    const productDetails = { id: unique('p'), name: 'A mug', countryOfOrigin: 'US' };
    const request = {
      currency: 'USD',
      shipFrom: { address: minnetonka },
      shipTo: { address: minneapolis },
      packages: [{ weight: 5, weightUnit: 'lb', items: [{ productDetails, quantity: 1 }] }],
    };
    const missing = bad('missing_parameter', 'packages[0].items[0].productDetails.skuGroupId');
    await client.refused('POST', '/shipping-quotes', request, missing);
  },

  'Labels are made for no order that waits': async (client) => {
    const order = await placeOrder(client, { email: uniqueEmail('pending-payment') });
    const items = [{ itemId: at(order.items, 0, 'The lines').id, quantity: 1 }];
    const packages = [{ weight: 5, weightUnit: 'lb', items }];
    const early = conflict('order_not_submitted', 'orderId');
    await client.refused('POST', '/shipping-labels', { orderId: order.id, labelFormat: 'PDF', packages }, early);
  },
});
