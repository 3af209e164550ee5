import type { Checkout, Customer, Fulfillment, Order, Refund, Sku } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { completeOrder, placeOrder, settledRefund, shipAll } from '../payments';
import { makeCheckout, makeCustomer, makeSku, unique, uniqueEmail } from '../shop';

interface List<Item> {
  hasMore: boolean;
  data: Item[];
}

/** Some SKUs that a part number of their own tells from all others, newest first. */
async function someSkus(client: ApiClient, count: number) {
  const partNumber = unique('part');
  const ids: string[] = [];
  for (let made = 0; made < count; made += 1) ids.unshift((await makeSku(client, 'goods', { partNumber })).id);
  return { partNumber, ids };
}

async function idsOf(client: ApiClient, path: string): Promise<{ ids: string[]; hasMore: boolean }> {
  const { data, hasMore } = await client.read<List<{ id: string }>>(path);
  return { ids: data.map(({ id }) => id), hasMore };
}

/** The list holds exactly this object, or exactly none. */
async function expectFound(client: ApiClient, resource: string, query: string, ids: readonly string[]): Promise<void> {
  expectEqual((await idsOf(client, `/${resource}?${query}`)).ids, ids, `GET /${resource}?${query}`);
}

export const listCases = casesOf('Lists', {
  'A list is newest first and ten long': async (client) => {
    const { partNumber, ids } = await someSkus(client, 11);
    const list = await idsOf(client, `/skus?partNumber=${partNumber}`);
    expectEqual(list, { ids: ids.slice(0, 10), hasMore: true }, 'The list');
  },

  'A cursor walks through all pages': async (client) => {
    const { partNumber, ids } = await someSkus(client, 5);
    const page = (cursor: string) => idsOf(client, `/skus?partNumber=${partNumber}&limit=2${cursor}`);
    expectEqual(await page(''), { ids: ids.slice(0, 2), hasMore: true }, 'The first page');
    expectEqual(await page(`&startingAfter=${ids[1]}`), { ids: ids.slice(2, 4), hasMore: true }, 'The second page');
    expectEqual(await page(`&startingAfter=${ids[3]}`), { ids: ids.slice(4), hasMore: false }, 'The third page');
    expectEqual(await page(`&startingAfter=${ids[4]}`), { ids: [], hasMore: false }, 'The page after the last');
  },

  'A cursor walks back too': async (client) => {
    const { partNumber, ids } = await someSkus(client, 5);
    const page = (cursor: string) => idsOf(client, `/skus?partNumber=${partNumber}&limit=2&endingBefore=${cursor}`);
    expectEqual(await page(ids[4] ?? ''), { ids: ids.slice(2, 4), hasMore: true }, 'The page before the last');
    expectEqual(await page(ids[2] ?? ''), { ids: ids.slice(0, 2), hasMore: false }, 'The first page');
    expectEqual(await page(ids[0] ?? ''), { ids: [], hasMore: false }, 'The page before the first');
  },

  'Of two cursors endingBefore wins': async (client) => {
    const { partNumber, ids } = await someSkus(client, 3);
    const query = `partNumber=${partNumber}&startingAfter=${ids[1]}&endingBefore=${ids[1]}`;
    await expectFound(client, 'skus', query, [ids[0] ?? '']);
  },

  'What is made meanwhile does not shift the next page': async (client) => {
    const { partNumber, ids } = await someSkus(client, 3);
    await makeSku(client, 'goods', { partNumber });
    await expectFound(client, 'skus', `partNumber=${partNumber}&startingAfter=${ids[0]}`, ids.slice(1));
  },

  'A list goes on where an object stood that was deleted meanwhile': async (client) => {
    const { partNumber, ids } = await someSkus(client, 5);
    const page = (cursor: string) => idsOf(client, `/skus?partNumber=${partNumber}&limit=2&${cursor}`);
    for (const id of [ids[1], ids[3]]) await client.remove(`/skus/${id}`);
    const left = [ids[0], ids[2], ids[4]];
    expectEqual(await page(`startingAfter=${ids[1]}`), { ids: left.slice(1), hasMore: false }, 'The page after it');
    expectEqual(await page(`endingBefore=${ids[3]}`), { ids: left.slice(0, 2), hasMore: false }, 'The page before it');
    expectEqual(
      await page(`startingAfter=${ids[3]}`),
      { ids: left.slice(2), hasMore: false },
      'The page after the other',
    );
    for (const id of left) await client.remove(`/skus/${id}`);
    expectEqual(await page(`startingAfter=${ids[0]}`), { ids: [], hasMore: false }, 'The page when all are gone');
    const newer = await makeSku(client, 'goods', { partNumber });
    expectEqual(
      await page(`endingBefore=${ids[0]}`),
      { ids: [newer.id], hasMore: false },
      'The page of what came later',
    );
  },

  'Every object that can be deleted stays a cursor': async (client) => {
    const paths = { customers: await makeCustomer(client), checkouts: await makeCheckout(client) };
    for (const [path, { id }] of Object.entries(paths)) {
      const before = await idsOf(client, `/${path}?startingAfter=${id}`);
      await client.remove(`/${path}/${id}`);
      expectEqual(await idsOf(client, `/${path}?startingAfter=${id}`), before, `The ${path} after the deleted one`);
    }
    const order = await placeOrder(client);
    await client.read(`/checkouts?startingAfter=${order.checkoutId}`);
  },

  'An object that is made again under its id is the newest': async (client) => {
    const { partNumber, ids } = await someSkus(client, 2);
    await client.remove(`/skus/${ids[1]}`);
    await makeSku(client, 'goods', { partNumber, id: ids[1] });
    await expectFound(client, 'skus', `partNumber=${partNumber}&startingAfter=${ids[1]}`, [ids[0] ?? '']);
  },

  'A limit is a whole number from 1 to 100': async (client) => {
    for (const limit of ['0', '101', '-1', '1.5', 'ten'])
      await client.refused('GET', `/skus?limit=${limit}`, undefined, { status: 400, parameter: 'limit' });
    await client.read(`/skus?limit=100`);
  },

  'Ids may be repeated or joined by commas': async (client) => {
    const { ids } = await someSkus(client, 3);
    const [first, second] = ids;
    for (const query of [`ids=${first}&ids=${second}`, `ids=${first},${second}`, `ids=${second}%2C${first}`])
      await expectFound(client, 'skus', query, [first ?? '', second ?? '']);
  },

  'A list without matches is empty': async (client) => {
    const none = await client.read<List<Order>>(`/orders?upstreamIds=${unique('none')}`);
    expectEqual(none, { hasMore: false, data: [] }, 'The list');
  },

  'An unknown value of a state is refused': (client) =>
    client.refused('GET', '/orders?state=happy', undefined, { status: 400, parameter: 'state' }).then(() => undefined),

  'Times bound a list': async (client) => {
    const { partNumber, ids } = await someSkus(client, 1);
    const { createdTime } = await client.read<Sku>(`/skus/${ids[0]}`);
    const later = `${new Date(Date.parse(createdTime) + 60_000).toISOString().slice(0, 19)}Z`;
    const find = (bounds: string, found: readonly string[]) =>
      expectFound(client, 'skus', `partNumber=${partNumber}&${bounds}`, found);
    await find(`createdTime[gte]=${createdTime}&createdTime[lt]=${later}`, ids);
    await find(`createdTime[lte]=${createdTime}`, ids);
    await find(`createdTime=${createdTime}`, ids);
    await find(`createdTime[gt]=${createdTime}`, []);
    await find(`createdTime[gte]=${later}`, []);
    await client.refused('GET', '/skus?createdTime[gte]=yesterday', undefined, {
      status: 400,
      parameter: /createdTime/,
    });
  },

  'SKUs are found by their codes': async (client) => {
    const { id, partNumber } = await makeSku(client, 'goods', { partNumber: unique('part'), hsCode: '7323.94' });
    for (const query of ['hsCode=7323.94', 'taxCode=4512', 'eccn=EAR99'])
      await expectFound(client, 'skus', `partNumber=${partNumber}&${query}`, [id]);
    await expectFound(client, 'skus', `partNumber=${partNumber}&eccn=5D992`, []);
  },

  'Customers are found by email': async (client) => {
    const email = uniqueEmail();
    const first = await makeCustomer(client, { email });
    const second = await makeCustomer(client, { email });
    await expectFound(client, 'customers', `email=${email}`, [second.id, first.id]);
    await client.change<Customer>(`/customers/${first.id}`, { requestToBeForgotten: true });
    await expectFound(client, 'customers', `email=${email}&requestToBeForgotten=true`, [first.id]);
  },

  'An email with a plus sign is found when it is escaped': async (client) => {
    const email = uniqueEmail('list');
    const { id } = await makeCustomer(client, { email });
    await expectFound(client, 'customers', `email=${encodeURIComponent(email)}`, [id]);
  },

  'Checkouts are found by what they carry, until they are ordered': async (client) => {
    const { id, upstreamId, email } = await makeCheckout(client);
    for (const query of [
      `email=${email}`,
      'currency=USD',
      'totalAmount[gte]=27.01',
      'totalAmount[lt]=27.02',
      'browserIp=203.0.113.10',
    ])
      await expectFound(client, 'checkouts', `upstreamIds=${upstreamId}&${query}`, [id]);
    await expectFound(client, 'checkouts', `upstreamIds=${upstreamId}&totalAmount[gt]=27.01`, []);
    const order = await placeOrder(client);
    await expectFound(client, 'checkouts', `upstreamIds=${order.upstreamId}`, []);
  },

  'Orders are found by what they carry and what they reached': async (client) => {
    const order = await completeOrder(client);
    const { id, checkoutId, email, upstreamId } = order;
    const skuId = at(order.items, 0, 'The lines').skuId;
    const found = [
      `checkoutId=${checkoutId}`,
      `email=${email}`,
      `upstreamIds=${upstreamId}`,
      `skuId=${skuId}`,
      `ids=${id}`,
    ];
    for (const query of found) await expectFound(client, 'orders', query, [id]);
    for (const query of [
      'state=complete',
      'fraudState=passed',
      'totalAmount[gte]=27',
      'accepted[gte]=2020-01-01T00:00:00Z',
    ])
      await expectFound(client, 'orders', `ids=${id}&${query}`, [id]);
    for (const query of ['state=accepted', 'blocked[gte]=2020-01-01T00:00:00Z', 'currency=EUR'])
      await expectFound(client, 'orders', `ids=${id}&${query}`, []);
  },

  'Fulfillments and refunds are found by their order': async (client) => {
    const order = await placeOrder(client);
    const fulfillment = await shipAll(client, order);
    await client.change<Fulfillment>(`/fulfillments/${fulfillment.id}`, { trackingNumber: 'T-1' });
    await expectFound(client, 'fulfillments', `orderId=${order.id}`, [fulfillment.id]);
    await expectFound(client, 'fulfillments', `orderId=${order.id}&trackingNumber=T-2`, []);
    const body = { orderId: order.id, currency: 'USD', amount: 5, reason: 'late' };
    const refund = await settledRefund(client, await client.create<Refund>('/refunds', body));
    for (const query of ['state=succeeded', 'reason=late', 'amount[gte]=5', 'refundedAmount[lte]=5'])
      await expectFound(client, 'refunds', `orderId=${order.id}&${query}`, [refund.id]);
    await expectFound(client, 'refunds', `orderId=${order.id}&state=failed`, []);
  },

  'A list shows its objects as they are read one by one': async (client) => {
    const checkout = await makeCheckout(client);
    const { data } = await client.read<List<Checkout>>(`/checkouts?ids=${checkout.id}`);
    expectEqual(data, [await client.read<Checkout>(`/checkouts/${checkout.id}`)], 'The list');
    expectTrue(data.length === 1, 'The checkout is listed once');
  },
});
