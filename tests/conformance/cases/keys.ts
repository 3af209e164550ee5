/** Keys that are made, restricted, rotated and revoked; live data apart from test data; accounts that do not see each other. */
import type { Customer, Event, Sku, Source } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectNowhere, expectTrue, pause, present } from '../check';
import { ApiClient, fetchPatiently, type Refusal } from '../client';
import { ownerNamed } from '../payments';
import { exchangesAfter, newestSequence } from '../recorded';
import { skuRequest, unique, uniqueEmail } from '../shop';

interface Key {
  id: string;
  key?: string;
  type: string;
  liveMode: boolean;
  lastFour: string;
  expiresTime?: string;
  revokedTime?: string;
}

interface Account {
  id: string;
  keys: Key[];
}

const with_ = (client: ApiClient, { key }: Key) => new ApiClient(client.api, `Bearer ${present(key, 'The key')}`);
const make = (client: ApiClient, wanted: object) => client.create<Key>('/_sandbox/keys', wanted);
const closed: Refusal = { status: 403, code: 'forbidden' };

async function open(client: ApiClient): Promise<[Account, (type: string, liveMode: boolean) => ApiClient]> {
  const account = await client.create<Account>('/_sandbox/accounts', { id: `shop-${crypto.randomUUID().slice(0, 8)}` });
  const clientOf = (type: string, liveMode: boolean) =>
    with_(
      client,
      present(
        account.keys.find((key) => key.type === type && key.liveMode === liveMode),
        'The key',
      ),
    );
  return [account, clientOf];
}

export const keyCases = casesOf('Keys and accounts', {
  'A new account has four keys, its own samples, and nothing of another account': async (client) => {
    const [account, clientOf] = await open(client);
    expectEqual(account.keys.length, 4, 'The number of keys');
    const shop = clientOf('secret', false);
    const id = unique('c').slice(0, 30);
    await shop.create<Customer>('/customers', { id, email: uniqueEmail(), type: 'individual' });
    await client.refused('GET', `/customers/${id}`, undefined, { status: 404 });
    const sku = unique('sku');
    await client.send('PUT', `/skus/${sku}`, { body: skuRequest() });
    await shop.refused('GET', `/skus/${sku}`, undefined, { status: 404 });
    await shop.read('/skus/sample-mug');
    const paths = (await exchangesAfter(shop, 0)).map(({ path }) => path);
    expectEqual(paths, ['/customers', `/skus/${sku}`, '/skus/sample-mug'], 'The ledger');
    await shop.refused('GET', '/_sandbox/accounts', undefined, closed);
    await shop.refused('POST', '/_sandbox/accounts', {}, closed);
    await client.refused('POST', '/_sandbox/accounts', { id: account.id }, { status: 409, code: 'already_exists' });
    const { data } = await client.read<{ data: Account[] }>('/_sandbox/accounts');
    expectTrue(
      data.some((one) => one.id === account.id && one.keys === undefined),
      'The account is not listed, or with its keys',
    );
  },

  'Live and test data of one account never mix': async (client) => {
    const [, clientOf] = await open(client);
    const [test, live] = [clientOf('secret', false), clientOf('secret', true)];
    const id = unique('sku');
    const made = (await live.send('PUT', `/skus/${id}`, { body: skuRequest() })).body as Sku;
    expectEqual(made.liveMode, true, 'liveMode of a live object');
    await test.refused('GET', `/skus/${id}`, undefined, { status: 404 });
    expectEqual((await live.read<{ data: Sku[] }>('/skus')).data, [made], 'The live products');
    const [event] = (await live.read<{ data: Event[] }>('/events')).data;
    expectFields(present(event, 'The event'), { type: 'sku.created', liveMode: true }, 'The event');
    expectEqual((await test.read<Sku>('/skus/sample-mug')).liveMode, false, 'liveMode of a test object');
    expectEqual((await exchangesAfter(test, 0)).length, 2, 'The calls of the test ledger');
  },

  'A restricted key does what it was given, and nothing else': async (client) => {
    const permissions = { skus: 'read', customers: 'write', events: 'read-write' };
    const restricted = with_(client, await make(client, { type: 'restricted', permissions }));
    await restricted.read('/skus/sample-mug');
    await restricted.refused('PUT', `/skus/${unique('sku')}`, skuRequest(), closed);
    const { id } = await restricted.create<Customer>('/customers', { email: uniqueEmail(), type: 'individual' });
    await restricted.refused('GET', `/customers/${id}`, undefined, closed);
    await restricted.read('/events');
    await restricted.refused('GET', '/orders', undefined, closed);
    await restricted.refused('GET', '/_sandbox/ledger', undefined, closed);
    await restricted.refused('POST', '/_sandbox/keys', {}, closed);
  },

  'A key that was rotated works until its end, and then says why it does not': async (client) => {
    const old = await make(client, { name: 'Store' });
    const expiresTime = new Date(Date.now() + 1500).toISOString();
    const next = await client.create<Key>(`/_sandbox/keys/${old.id}/rotate`, { expiresTime });
    for (const key of [old, next]) await with_(client, key).read('/skus/sample-mug');
    await pause(1600);
    const before = await newestSequence(client);
    const expired: Refusal = { status: 401, code: 'api_key_expired' };
    await with_(client, old).refused('GET', `/skus/${unique('late')}`, undefined, expired);
    await with_(client, old).refused('GET', '/_sandbox/info', undefined, expired);
    await with_(client, next).read('/skus/sample-mug');
    const calls = await exchangesAfter(client, before);
    expectTrue(
      calls.some(({ status, path }) => status === 401 && path.startsWith('/skus/late')),
      'The ledger lacks the call with the old key',
    );
    expectNowhere(calls, present(old.key, 'The key'), 'The ledger');
  },

  'A key that was revoked is a wrong key, and lists tell no key': async (client) => {
    const made = await make(client, { type: 'secret', liveMode: true });
    await with_(client, made).read('/skus');
    expectTrue((await client.change<Key>(`/_sandbox/keys/${made.id}/revoke`)).revokedTime !== undefined, 'revokedTime');
    await with_(client, made).refused('GET', '/skus', undefined, { status: 401 });
    const { data } = await client.read<{ data: Key[] }>('/_sandbox/keys');
    const listed = data.find(({ id }) => id === made.id);
    expectFields(present(listed, 'The key'), { lastFour: present(made.key, 'The key').slice(-4) }, 'The key');
    expectNowhere(data, present(made.key, 'The key'), 'The list');
  },

  'A public key of an account makes sources there': async (client) => {
    const [, clientOf] = await open(client);
    const body = { type: 'payPal', owner: ownerNamed(), returnUrl: 'https://shop.example.com/return', payPal: {} };
    const made = await clientOf('public', false).create<Source>('/sources', body);
    await clientOf('secret', false).read(`/sources/${made.id}`);
    await client.refused('GET', `/sources/${made.id}`, undefined, { status: 404 });
    const address = present(made.redirect?.redirectUrl, 'The address');
    // In the page's own sandbox a page of the site stands for it, which this sandbox does not answer.
    if (!address.includes('/payments/redirects/')) return;
    const page = await fetchPatiently(client.api, new Request(address));
    expectEqual(page.status, 200, "The status of the shopper's page");
  },

  'Keys are asked for in known words': async (client) => {
    const wrong: readonly [object, string][] = [
      [{ type: 'master' }, 'type'],
      [{ liveMode: 'yes' }, 'liveMode'],
      [{ version: '2020-01-01' }, 'version'],
      [{ type: 'restricted' }, 'permissions'],
      [{ permissions: { skus: 'read' } }, 'permissions'],
      [{ type: 'restricted', permissions: { skus: 'all' } }, 'permissions.skus'],
      [{ type: 'restricted', permissions: { nothing: 'read' } }, 'permissions.nothing'],
      [{ expiresTime: 'soon' }, 'expiresTime'],
    ];
    for (const [body, parameter] of wrong)
      await client.refused('POST', '/_sandbox/keys', body, { status: 400, code: 'invalid_parameter', parameter });
    const misspelt = { status: 400, code: 'unknown_parameter', parameter: 'colour' };
    await client.refused('POST', '/_sandbox/keys', { colour: 'red' }, misspelt);
    const unknown: Refusal = { status: 404, code: 'not_found', parameter: 'id' };
    for (const act of ['rotate', 'revoke']) await client.refused('POST', `/_sandbox/keys/key_x/${act}`, {}, unknown);
    await client.refused('POST', '/_sandbox/accounts', { id: 'Not Like This' }, { status: 400, parameter: 'id' });
    await client.refused('DELETE', '/_sandbox/keys', undefined, { status: 405, code: 'method_not_allowed' });
    await client.asPublic().refused('GET', '/_sandbox/keys', undefined, closed);
    await client.withoutKey().refused('GET', '/_sandbox/keys', undefined, { status: 401 });
  },

  'A version that is pinned to a key counts where a call names none': async (client) => {
    const older = with_(client, await make(client, { version: '2021-02-23' }));
    const path = '/orders/1000000020336';
    const response = await fetchPatiently(
      older.api,
      new Request(`${older.api.baseUrl}${path}`, { headers: { authorization: String(older.authorization) } }),
    );
    const order = (await response.json()) as { paymentSessionId?: string; payment?: object };
    expectTrue(typeof order.paymentSessionId === 'string' && order.payment === undefined, 'The order is not of 2021');
    at([await client.read<{ payment: object }>(path)], 0, 'The order in the newest version');
  },
});
