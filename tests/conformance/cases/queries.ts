/** What a query may say: times, numbers, stars and lists, and what is no such thing. */
import type { Customer, Event } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectTrue } from '../check';
import type { ApiClient } from '../client';
import { recorded } from '../recorded';
import { makeCustomer, makeSku } from '../shop';

const noTimes = [
  'banana 5',
  '5',
  '2030-02-31',
  '2023-02-29T00:00:00Z',
  '2030-13-01T00:00:00Z',
  '2030-01-31T24:00:00Z',
  '2030-01-31T12:00:60Z',
  '2030-01-31T12:00:00',
  '2030-01-31 12:00:00Z',
];

const noNumbers = ['1e1', '0x10', ' 5', '+5', '5.0', 'Infinity', 'NaN', '５', '5\u0000', '9007199254740993'];

function refuseQuery(client: ApiClient, path: string, parameter: string) {
  return client.refused('GET', path, undefined, { status: 400, code: 'invalid_parameter', parameter });
}

async function typesFound(client: ApiClient, type: string): Promise<string[]> {
  const { data } = await client.read<{ data: Event[] }>(`/events?limit=100&type=${encodeURIComponent(type)}`);
  return data.map((event) => event.type);
}

export const queryCases = casesOf('Queries', {
  'A time of a filter is a real moment with its zone': async (client) => {
    for (const bound of ['', '[eq]', '[gt]', '[gte]', '[lt]', '[lte]'])
      for (const text of noTimes)
        await refuseQuery(client, `/orders?accepted${bound}=${encodeURIComponent(text)}`, `accepted${bound}`);
    for (const text of ['2028-02-29T00:00:00Z', '2030-01-31', '2030-01-31T12:00:00.5Z', '2030-01-31T12:00:00%2B02:00'])
      await client.read(`/orders?createdTime[lt]=${text}`);
  },

  'A filter by time compares moments, whatever the zone': async (client) => {
    const { id, createdTime } = await client.create<Customer>('/customers', {});
    const elsewhere = new Date(Date.parse(createdTime) + 2 * 3_600_000).toISOString().replace('Z', '+02:00');
    for (const bound of ['[eq]', '', '[gte]', '[lte]']) {
      const query = `ids=${id}&createdTime${bound}=${encodeURIComponent(elsewhere)}`;
      const { data } = await client.read<{ data: Customer[] }>(`/customers?${query}`);
      expectEqual(
        data.map((customer) => customer.id),
        [id],
        query,
      );
    }
  },

  'A date of a certificate is a real moment with its zone': async (client) => {
    const certificate = { companyName: 'Acme', taxAuthority: 'MN', startDate: '2020-01-01T00:00:00Z', fileId: 'f' };
    const made = await makeCustomer(client);
    for (const endDate of noTimes) {
      const body = { taxCertificate: { ...certificate, endDate } };
      const invalid = { status: 400, code: 'invalid_parameter', parameter: 'taxCertificate.endDate' };
      await client.refused('POST', '/customers', body, invalid);
      await client.refused('POST', `/customers/${made.id}`, body, invalid);
    }
  },

  'A number of a query is written with digits': async (client) => {
    for (const text of noNumbers) {
      await refuseQuery(client, `/skus?limit=${encodeURIComponent(text)}`, 'limit');
      if (text === '5.0') continue;
      await refuseQuery(client, `/orders?totalAmount[gte]=${encodeURIComponent(text)}`, 'totalAmount[gte]');
      await refuseQuery(client, `/orders?refundedAmount=${encodeURIComponent(text)}`, 'refundedAmount');
    }
    await client.read('/orders?limit=5&totalAmount[gte]=5.0&refundedAmount=-3.25');
  },

  'A parameter that is sent twice is refused, unless it is a list': async (client) => {
    await refuseQuery(client, `/skus?${'limit=5&'.repeat(300)}`, 'limit');
    await refuseQuery(client, '/skus?partNumber=a&partNumber=b', 'partNumber');
    await refuseQuery(client, '/orders?createdTime[gte]=2030-01-01&createdTime[gte]=2030-01-01', 'createdTime[gte]');
    await client.read('/skus?ids=a&ids=b&ids[]=c');
  },

  'An empty parameter filters nothing': async (client) => {
    await makeSku(client);
    const { data } = await client.read<{ data: Event[] }>('/events?type=&types=&orderId=&createdTime[gte]=&limit=');
    expectTrue(data.length > 0, 'Nothing was found');
  },

  'A star of an event type stands for any characters': async (client) => {
    await makeSku(client);
    for (const type of ['sku.*', '*.created', 's*u.c*d', '*sku*created*'])
      expectTrue((await typesFound(client, type)).includes('sku.created'), `${type} did not find sku.created`);
    for (const type of ['sku*updated*created', 'sku.creat', 'ku.*', 'sku?created', '(s|k|u)+.*'])
      expectTrue(!(await typesFound(client, type)).includes('sku.created'), `${type} found sku.created`);
  },

  // The wildcard's own test measures it; here one that goes astray never answers.
  'A type of nothing but stars and letters is answered': async (client) => {
    await makeSku(client);
    for (const type of [`${'*'.repeat(200)}x`, `${'*a'.repeat(100)}*x`, '*e*d*e*d*e*d*e*d*e*d*e*d!'])
      await typesFound(client, type);
  },

  'A broken percent sign in a path or a query is no fault of the sandbox': async (client) => {
    for (const path of ['/skus/%', '/skus/%E0%A4%A', '/skus/%zz', '/skus/%00', '/skus/%C0%AF'])
      await client.refused('GET', path, undefined, { status: 404, code: 'not_found' });
    for (const query of ['partNumber=%', 'partNumber=%E0%A4%A', '%=1', 'partNumber=%00', '&&&=', 'ids=%,%zz'])
      await client.read(`/skus?${query}`);
  },

  'A refused query leaves its call in the ledger': async (client) => {
    const { status, path } = await recorded(client, () => client.send('GET', '/skus?limit=0x10'));
    expectEqual([status, path], [400, '/skus?limit=0x10'], 'The exchange');
  },
});
