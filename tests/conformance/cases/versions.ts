/** Connectors of different versions work side by side on one account. */
import type { Json } from '../../../src/contract/versions';
import type { Checkout, Customer, Event, Order, Sku } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectMoney, expectTrue, only, present } from '../check';
import type { ApiClient } from '../client';
import { attach, makeCard, placeOrder, saveCard, settledOrder, shipAll } from '../payments';
import { recorded } from '../recorded';
import { cartRequest, contactAt, makeCheckout, makeCustomer, makeSku, minneapolis, skuRequest, unique } from '../shop';

/** A checkout or an order up to 2021-02-23. */
interface Older {
  readonly id: string;
  readonly email?: string;
  readonly shipTo?: Json;
  readonly billTo?: { readonly name?: string };
  readonly customerType?: string;
  readonly paymentSessionId: string;
  readonly sources?: readonly { readonly id: string; readonly type: string; readonly amount: number }[];
  readonly charges?: readonly { readonly id: string; readonly amount: number }[];
  readonly sourceId?: string;
  readonly creditAmount?: number;
  readonly totalAmount: number;
}

const old = (client: ApiClient) => client.in('2021-02-23');
const fresh = (client: ApiClient) => client.in('2021-12-13');

async function customerWithCard(client: ApiClient): Promise<Customer> {
  const customer = await makeCustomer(client, {
    shipping: contactAt(minneapolis),
    locale: 'en_US',
    type: 'individual',
  });
  await saveCard(client, customer);
  return client.read<Customer>(`/customers/${customer.id}`);
}

/** What a connector sends that leaves the rest to the customer. */
async function sparseCart(client: ApiClient, fields: object) {
  return cartRequest(client, { email: undefined, shipTo: undefined, billTo: undefined, ...fields });
}

async function newestEvent(client: ApiClient, type: string, id: string): Promise<Event> {
  const { data } = await client.read<{ data: Event[] }>(`/events?type=${type}&limit=100`);
  return present(
    data.find((event) => event.data.object.id === id),
    `The event ${type} of ${id}`,
  );
}

export const versionCases = casesOf('Versions', {
  'One connector on 2021-02-23 and one on 2021-12-13 sell side by side': async (client) => {
    const customer = await customerWithCard(client);
    const cart = await sparseCart(client, { customerId: customer.id });

    const theirs = await old(client).create<Older>('/checkouts', cart);
    expectFields(theirs, { email: customer.email, sourceId: customer.defaultSourceId }, 'The older checkout');
    expectEqual(only(theirs.sources, 'The sources').id, customer.defaultSourceId, 'The source it took over');
    expectTrue(!('payment' in theirs), 'An older checkout has no payment block');

    const ours = await fresh(client).create<Checkout>('/checkouts', cart);
    expectTrue(ours.email === undefined && ours.payment.sources === undefined, 'A newer checkout takes nothing over');

    const seen = await fresh(client).read<Checkout>(`/checkouts/${theirs.id}`);
    expectEqual(seen.payment.session.id, theirs.paymentSessionId, 'The session, seen in the newer version');
    expectEqual(only(seen.payment.sources, 'The sources').id, theirs.sourceId, 'The source, seen in the newer version');

    const sold = await old(client).create<Older>('/orders', { checkoutId: theirs.id });
    const charge = only(sold.charges, 'The charges of the older order');
    expectMoney(charge.amount, sold.totalAmount, 'What is charged');
    const other = await placeOrder(fresh(client));
    const list = await old(client).read<{ data: Older[] }>(`/orders?ids=${sold.id},${other.id}`);
    expectEqual(list.data.length, 2, 'The orders that the older connector lists');
    for (const order of list.data) expectTrue(order.paymentSessionId !== undefined, 'Both are in its own shape');

    await shipAll(fresh(client), await fresh(client).read<Order>(`/orders/${sold.id}`));
    const shipped = await settledOrder(fresh(client), sold, ({ state }) => state === 'complete');
    expectEqual(at(shipped.payment.charges, 0, 'The charges').id, charge.id, 'The charge, seen in the newer version');
    const now = await old(client).read<Older>(`/orders/${sold.id}`);
    expectEqual(only(now.charges, 'The charges').id, charge.id, 'The charge, seen in the older version');
  },

  'Events are written in the version that reads them': async (client) => {
    const order = await placeOrder(client);
    const newer = await newestEvent(fresh(client), 'order.accepted', order.id);
    const older = await newestEvent(old(client), 'order.accepted', order.id);
    expectEqual(newer.id, older.id, 'The event');
    expectEqual([newer.digitalriverVersion, older.digitalriverVersion], ['2021-12-13', '2021-02-23'], 'The versions');
    const { payment } = newer.data.object as unknown as Order;
    expectEqual(older.data.object.paymentSessionId, payment.session.id, 'The session of the older body');
    expectEqual(older.data.object.charges, payment.charges, 'The charges of the older body');
    expectTrue(!('payment' in older.data.object), 'The older body has no payment block');
    const same = await old(client).read<Event>(`/events/${newer.id}`);
    expectEqual(same, older, 'The event by its id');
  },

  'Store credit is an amount up to 2021-02-23, and a source after': async (client) => {
    const checkout = await old(client).create<Older>('/checkouts', {
      ...(await cartRequest(client)),
      creditAmount: 10,
    });
    expectEqual(checkout.creditAmount, 10, 'The store credit');
    const credit = only(checkout.sources, 'The sources');
    expectFields(credit, { type: 'customerCredit', amount: 10 }, 'The source of the store credit');
    expectEqual(checkout.sourceId, credit.id, 'The source that pays');

    await old(client).refused(
      'POST',
      `/checkouts/${checkout.id}`,
      { creditAmount: 5 },
      {
        status: 409,
        code: 'creditAmount_already_updated',
      },
    );
    await attach(client, checkout, await makeCard(client));
    const order = await old(client).create<Older>('/orders', { checkoutId: checkout.id });
    expectEqual(order.creditAmount, 10, 'The store credit of the order');
    const amounts = (order.charges ?? []).map(({ amount }) => amount).sort((a, b) => a - b);
    expectEqual(amounts, [10, 17.01], 'What each source is charged');
    const newer = await fresh(client).read<Order>(`/orders/${order.id}`);
    expectTrue(!('creditAmount' in newer), 'The newest version has no such amount');
    expectEqual(newer.payment.sources?.length, 2, 'The sources in the newest version');
  },

  'Store credit above the total pays the total': async (client) => {
    const checkout = await old(client).create<Older>('/checkouts', {
      ...(await cartRequest(client)),
      creditAmount: 50,
    });
    expectFields(checkout, { creditAmount: 50, totalAmount: 27.01 }, 'The checkout');
    expectMoney(only(checkout.sources, 'The sources').amount, 27.01, 'What the credit pays');
  },

  'Store credit comes before a card that can be used once, and a request may bring both': async (client) => {
    const card = await makeCard(client);
    const checkout = await makeCheckout(client);
    await attach(client, checkout, card);
    const late = { status: 409, code: 'source_not_supported', parameter: 'sourceId' };
    await old(client).refused('POST', `/checkouts/${checkout.id}`, { creditAmount: 5 }, late);
    expectEqual((await client.read<Checkout>(`/checkouts/${checkout.id}`)).payment.sources?.length, 1, 'The sources');

    const both = { ...(await cartRequest(client)), creditAmount: 7, sourceId: (await makeCard(client)).id };
    const made = await old(client).create<Older>('/checkouts', both);
    expectEqual(made.sourceId, both.sourceId, 'The source that pays');
    expectEqual(made.sources?.length, 2, 'The sources');
    await old(client).refused(
      'POST',
      '/checkouts',
      { ...both, sourceId: 'no-such-source', upstreamId: unique('cart') },
      {
        status: 404,
      },
    );
    const { data } = await client.read<{ data: Checkout[] }>('/checkouts?limit=100');
    expectTrue(!data.some(({ email }) => email === 'never@example.com'), 'Nothing stays of a refused checkout');
  },

  'A version knows the fields of its time, and no others': async (client) => {
    const cart = { ...(await cartRequest(client)), creditAmount: 10 };
    const unknown = { status: 400, code: 'unknown_parameter', parameter: 'creditAmount' };
    for (const version of ['2020-01-07', '2021-03-23', '2021-12-13'])
      await client.in(version).refused('POST', '/checkouts', cart, unknown);
    const wrong = { status: 400, code: 'invalid_parameter', parameter: 'creditAmount' };
    for (const creditAmount of [0, -1, '10', true])
      await old(client).refused('POST', '/checkouts', { ...cart, creditAmount }, wrong);
  },

  'Whether a SKU may be oversold is kept for older versions': async (client) => {
    const sku = await client.in('2021-03-23').create<Sku & Json>('/skus', { ...skuRequest(), allowOversell: true });
    expectEqual(sku.allowOversell, true, 'The flag, answered');
    expectEqual((await old(client).read<Json>(`/skus/${sku.id}`)).allowOversell, true, 'The flag, read again');
    expectTrue(!('allowOversell' in (await client.read<Sku>(`/skus/${sku.id}`))), 'The newest version has no flag');
    const other = await makeSku(client);
    expectEqual((await old(client).read<Json>(`/skus/${other.id}`)).allowOversell, false, 'The flag nobody set');
  },

  'Up to 2020-12-17 a customer holds tax identifiers as pairs': async (client) => {
    const older = client.in('2020-12-17');
    const uk = { type: 'uk', value: 'GB243609761' };
    const nl = { type: 'nl', value: 'NL002458380B62' };
    const customer = await makeCustomer(client);
    const path = `/customers/${customer.id}`;
    const given = await older.change<Json>(path, { taxIdentifiers: [uk, nl] });
    expectEqual(given.taxIdentifiers, [uk, nl], 'The pairs');
    await older.change(path, { taxIdentifiers: [{ type: 'nl', value: '' }] });
    expectEqual((await older.read<Json>(path)).taxIdentifiers, [uk], 'The pairs after one was taken away');
    expectTrue((await client.read<Customer>(path)).taxIdentifiers === undefined, 'Newer versions do not have them');
    const refused = { status: 400, code: 'unknown_parameter', parameter: 'taxIdentifiers' };
    await old(client).refused('POST', path, { taxIdentifiers: [uk] }, refused);
  },

  'The ledger keeps what was on the wire, and in which version': async (client) => {
    const body = { ...(await cartRequest(client)), creditAmount: 3 };
    const exchange = await recorded(client, () => old(client).send('POST', '/checkouts', { body }));
    expectEqual(exchange.apiVersion, '2021-02-23', 'The version of the exchange');
    expectEqual((exchange.requestBody as Json).creditAmount, 3, 'The request as it was sent');
    const { paymentSessionId, creditAmount } = exchange.responseBody as Json;
    expectEqual([typeof paymentSessionId, creditAmount], ['string', 3], 'The answer as it was sent');
    const newest = await recorded(client, () => client.send('GET', '/skus?limit=1'));
    expectEqual(newest.apiVersion, '2021-12-13', 'The version where none was named');
  },
});
