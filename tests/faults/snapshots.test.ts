/** An account as it stood, to return to, in every store; and as a file that another sandbox takes. */
import { gunzipSync, gzipSync } from 'node:zlib';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Snapshot } from '../../src/ledger/snapshots';
import { createSandbox } from '../../src/sandbox/http/app';
import { localKeys, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import type { Store } from '../../src/sandbox/storage/port';
import { openSqliteStore } from '../../src/sandbox/storage/sql/sqlite';
import { newFolder, stores } from '../../src/sandbox/storage/test-support/stores';
import { Asking, inPage, mug } from './ask';
import { orderOf } from './order';

type Kind = { readonly kind: string };

const save = async (api: Asking, name: string): Promise<Snapshot> => {
  const { status, body } = await api.send('POST', '/_sandbox/snapshots', { name });
  expect(status).toBe(201);
  return body;
};
const returnTo = (api: Asking, which: string) =>
  api.send('POST', `/_sandbox/snapshots/${encodeURIComponent(which)}/return`);

/** What a connector can do without knowing what was there before. */
const acts: Record<string, (api: Asking) => Promise<unknown>> = {
  sku: (api) => api.send('PUT', '/skus/mug', { ...mug, name: `Mug ${Math.random()}` }),
  another: (api) => api.send('POST', '/skus', mug),
  gone: (api) => api.send('DELETE', '/skus/mug'),
  cart: (api) => api.send('POST', '/checkouts', { currency: 'USD', items: [{ skuId: 'sample-mug', price: 10 }] }),
  customer: (api) => api.send('POST', '/customers', { email: 'ada@example.com' }),
  webhook: (api) =>
    api.send('POST', '/webhooks', { address: 'https://shop.example.com/hook', types: ['sku.updated'], enabled: true }),
  day: (api) => api.send('POST', '/_sandbox/clock', { advanceBy: 86_400 }),
  run: (api) => api.send('POST', '/_sandbox/runs', { name: 'a run' }),
  fault: (api) => api.send('POST', '/_sandbox/faults', { kind: 'error', status: 503, operations: 'createSkus' }),
};
const someActs = fc.array(fc.constantFrom(...Object.keys(acts)), { maxLength: 8 });

async function act(api: Asking, names: readonly string[]): Promise<void> {
  for (const name of names) await acts[name]?.(api);
}

const collections = ['skus', 'customers', 'checkouts', 'orders', 'events', 'webhooks', 'sources'];

/** All that callers see, but for the clock, which goes on. */
async function seen(api: Asking) {
  const lists = await Promise.all(collections.map((one) => api.send('GET', `/${one}?limit=100`)));
  const { body: runs } = await api.send('GET', '/_sandbox/runs');
  return { lists: lists.map(({ body }) => body), runs, faults: await api.faults() };
}

const withoutLast = (entries: readonly { sequence: number }[], last: number) =>
  entries.filter(({ sequence }) => sequence <= last);

describe.each(stores)('a snapshot in a store of %s', (_, open) => {
  it('brings all back that stood there, whatever was done since', async () => {
    const store = await open();
    const api = inPage(store);
    await fc.assert(
      fc.asyncProperty(someActs, someActs, async (before, since) => {
        await api.send('POST', '/_sandbox/reset');
        await act(api, before);
        const { body: stand } = await api.send('GET', '/_sandbox/info');
        const ledger = withoutLast(await api.entries(), stand.lastSequence);
        const snapshot = await save(api, 'here');
        const there = await seen(api);
        await act(api, since);
        const { body } = await returnTo(api, snapshot.id);
        expect(body.epoch).toBe(stand.epoch + 1);
        // The calls that look at it stand in the ledger.
        const entries = await api.entries();
        expect(withoutLast(entries, stand.lastSequence)).toEqual(ledger);
        expect(entries.at(-1)).toMatchObject({ kind: 'control', sequence: stand.lastSequence + 1 });
        expect(await seen(api)).toEqual(there);
        await api.send('DELETE', '/_sandbox/snapshots/here');
      }),
      { numRuns: 3 },
    );
    await store.close();
  });

  it('lets a list go on from where a deleted object stood', async () => {
    const store = await open();
    const api = inPage(store);
    for (const id of ['a', 'b', 'c', 'd']) await api.send('PUT', `/skus/${id}`, mug);
    await api.send('DELETE', '/skus/c');
    const listed = async () =>
      (await api.send('GET', '/skus?startingAfter=c')).body.data.map(({ id }: { id: string }) => id);
    const there = await listed();
    await save(api, 'deleted');
    await api.send('PUT', '/skus/e', mug);
    await returnTo(api, 'deleted');
    expect(await listed()).toEqual(there);
    expect(there).toContain('b');
    expect(there).not.toContain('d');
    await store.close();
  });
});

describe('snapshots', () => {
  it('survive a reset, have names of their own, and are removed', async () => {
    const api = inPage();
    await api.send('PUT', '/skus/mug', mug);
    await save(api, 'with a mug');
    await api.send('POST', '/_sandbox/reset');
    expect((await api.send('GET', '/skus/mug')).status).toBe(404);
    expect((await returnTo(api, 'with a mug')).status).toBe(200);
    expect((await api.send('GET', '/skus/mug')).status).toBe(200);
    const taken = await api.send('POST', '/_sandbox/snapshots', { name: 'with a mug' });
    expect([taken.status, taken.body.errors[0].code]).toEqual([409, 'already_exists']);
    expect((await api.send('POST', '/_sandbox/snapshots', { name: 'with a mug', replace: true })).status).toBe(201);
    const { body } = await api.send('GET', '/_sandbox/snapshots');
    expect(body.data).toMatchObject([{ name: 'with a mug', isImported: false, records: expect.any(Number) }]);
    expect((await api.send('DELETE', `/_sandbox/snapshots/${body.data[0].id}`)).status).toBe(204);
    expect((await returnTo(api, 'with a mug')).status).toBe(404);
  });

  it('arm again what was armed, and nothing else', async () => {
    const api = inPage();
    await save(api, 'calm');
    await api.arm({ kind: 'error', status: 503, times: null });
    await save(api, 'rough');
    await returnTo(api, 'calm');
    expect((await api.send('GET', '/skus')).status).toBe(200);
    await returnTo(api, 'rough');
    expect((await api.send('GET', '/skus')).status).toBe(503);
  });

  it('show the clock as it stood', async () => {
    const api = inPage();
    await save(api, 'today');
    await api.send('POST', '/_sandbox/clock', { advanceBy: 86_400 * 30 });
    await returnTo(api, 'today');
    const { body } = await api.send('GET', '/_sandbox/clock');
    expect(Math.abs(Date.parse(body.time) - Date.now())).toBeLessThan(60_000);
  });

  it('bring the same answers and ids for the same calls after each return, here and in another sandbox', async () => {
    const one = withFiles();
    const other = withFiles(await openSqliteStore(newFolder()));
    await fc.assert(
      fc.asyncProperty(someActs, someActs, async (before, since) => {
        // A name by chance is no sameness.
        const same = since.filter((name) => name !== 'sku');
        await one.api.send('POST', '/_sandbox/reset', { seed: 'again', frozenAt: '2029-12-31T23:59:00Z' });
        await act(one.api, before);
        await one.api.send('POST', '/_sandbox/snapshots', { name: 'here', replace: true });
        const answers = async (api: Asking) => {
          await act(api, same);
          await orderOf(api);
          const { lists } = await seen(api);
          // Webhooks of a file are disabled.
          return withoutSecrets(lists.toSpliced(collections.indexOf('webhooks'), 1));
        };
        const first = await answers(one.api);
        await returnTo(one.api, 'here');
        expect(await answers(one.api)).toEqual(first);
        const { bytes } = await one.fileOf('here');
        await other.take(Uint8Array.from(bytes), '?name=there&replace=true');
        await returnTo(other.api, 'there');
        expect(await answers(other.api)).toEqual(first);
      }),
      { numRuns: 3 },
    );
  });

  it('are no more than there may be', async () => {
    const api = inPage();
    for (let count = 0; count < 20; count += 1) await save(api, `number ${count}`);
    const { status, body } = await api.send('POST', '/_sandbox/snapshots', { name: 'one more' });
    expect([status, body.errors[0].message]).toEqual([409, expect.stringContaining('20')]);
    expect((await api.send('POST', '/_sandbox/snapshots', { name: 'number 3', replace: true })).status).toBe(201);
  });

  it.each([
    [{ name: '' }],
    [{ name: 'a/b' }],
    [{ name: '..' }],
    [{ name: 'x'.repeat(101) }],
    [{ name: 4 }],
    [{ replace: 'yes' }],
    [{ nam: 'x' }],
  ])('refuse a wish that makes no sense: %j', async (wish) => {
    const { status, body } = await inPage().send('POST', '/_sandbox/snapshots', wish);
    expect([status, body.errors[0].parameter]).toEqual([400, Object.keys(wish)[0]]);
  });
});

/** A sandbox, with a way to fetch and send files. */
function withFiles(store: Store = openMemoryStore()) {
  const { fetch } = createSandbox({ store, accounts: localKeys, rateLimit: 0, baseUrl: 'http://sandbox.test' });
  const headers = { authorization: `Bearer ${secretKey}` };
  const api = new Asking((request) => fetch(request));
  const fileOf = async (which: string) => {
    const response = await fetch(new Request(`http://sandbox.test/_sandbox/snapshots/${which}/file`, { headers }));
    return { response, bytes: Buffer.from(await response.arrayBuffer()) };
  };
  const take = async (bytes: Uint8Array<ArrayBuffer> | string, query = '?name=taken') => {
    const request = new Request(`http://sandbox.test/_sandbox/snapshots/import${query}`, {
      method: 'POST',
      headers,
      body: bytes,
    });
    const response = await fetch(request);
    return { status: response.status, body: await response.json() };
  };
  return { api, fileOf, take };
}

const secrets = new Set(['clientSecret', 'sourceClientSecret']);
const withoutSecrets = (value: unknown): unknown =>
  JSON.parse(JSON.stringify(value, (name, inner) => (secrets.has(name) ? undefined : inner)));

/** With secrets left out, which are others after an import. */
const toldOf = async (api: Asking, paths: readonly string[]) => {
  const answers = await Promise.all(paths.map((path) => api.send('GET', path)));
  return withoutSecrets(answers.map(({ status, body }) => [status, body]));
};

describe('a snapshot as a file', () => {
  it('is taken by another sandbox, which then answers the same, and holds no secret', async () => {
    const one = withFiles();
    const { source, ...order } = await orderOf(one.api);
    await one.api.send('POST', '/webhooks', {
      ...{ address: 'https://shop.example.com/hook', types: ['order.accepted'], enabled: true },
      authentication: { username: 'me', password: 'hush-hush-42' },
    });
    await save(one.api, 'ordered');
    const { response, bytes } = await one.fileOf('ordered');
    expect([response.status, response.headers.get('content-type')]).toEqual([200, 'application/gzip']);
    expect(response.headers.get('content-disposition')).toContain('ordered.snapshot.json.gz');
    const text = gunzipSync(bytes).toString();
    for (const secret of [source.clientSecret, 'hush-hush-42', 'sk_test_', '4444222233331111'])
      expect(text.includes(secret), secret).toBe(false);

    const other = withFiles();
    const taken = await other.take(Uint8Array.from(bytes));
    expect(taken).toMatchObject({ status: 201, body: { name: 'taken', isImported: true } });
    await returnTo(other.api, 'taken');
    const paths = [
      `/orders/${order.id}`,
      `/sources/${source.id}`,
      '/skus',
      '/events?limit=100',
      `/checkouts?limit=100`,
    ];
    expect(await toldOf(other.api, paths)).toEqual(await toldOf(one.api, paths));
    const { body: there } = await other.api.send('GET', `/sources/${source.id}`);
    expect(there.clientSecret).toMatch(new RegExp(`^${source.id}_[-\\da-f]{36}$`));
    expect(there.clientSecret).not.toBe(source.clientSecret);
    const { body: hooks } = await other.api.send('GET', '/webhooks');
    const mine = hooks.filter(({ address }: { address: string }) => address === 'https://shop.example.com/hook');
    expect(mine).toMatchObject([{ enabled: false }]);
    // The order can be shipped here as it could there.
    const items = order.items.map(({ id, quantity }) => ({ itemId: id, quantity }));
    expect((await other.api.send('POST', '/fulfillments', { orderId: order.id, items })).status).toBe(201);
  });

  it('is refused with words where it is hostile or broken, and nothing is lost', async () => {
    const { api, fileOf, take } = withFiles();
    await api.send('PUT', '/skus/mug', mug);
    await orderOf(api);
    await save(api, 'good');
    const good = JSON.parse(gunzipSync((await fileOf('good')).bytes).toString());
    const [first, ...rest] = good.records;
    const changed = (fields: object) => JSON.stringify({ ...good, ...fields });
    const record = (fields: object) => changed({ records: [{ ...first, ...fields }, ...rest] });
    const bare = (kind: string, hidden = {}) =>
      changed({ records: good.records.map((one: Kind) => (one.kind === kind ? { ...one, hidden } : one)) });
    const files: [string, string | Uint8Array<ArrayBuffer>, RegExp][] = [
      ['an order that knows nothing of its lines', bare('order'), /order \w+ lacks/],
      ['an order that knows other lines', bare('order', { lines: { other: {} }, charges: {} }), /order \w+ lacks/],
      ['a checkout without lines', bare('checkout'), /checkout \S+ lacks/],
      ['a source that does nothing', bare('source'), /source \S+ lacks/],
      ['nothing', '', /no JSON/],
      ['a text', 'hello', /no JSON/],
      ['a picture', Uint8Array.from([137, 80, 78, 71, 255, 254]), /no gzip and no JSON/],
      ['half a file', Uint8Array.from(gzipSync(changed({})).subarray(0, 400)), /cut off/],
      ['a bomb', Uint8Array.from(gzipSync(Buffer.alloc(101_000_000, 32))), /unpacked/],
      ['another JSON', '{"format": "other"}', /no snapshot/],
      ['a later version', changed({ version: 2 }), /version 2/],
      ['live data', changed({ liveMode: true }), /live data/],
      ['no records', changed({ records: null }), /no list/],
      ['a record of keys', record({ kind: 'api-key' }), /does not know: api-key/],
      ['a record of another snapshot', record({ kind: 'snapshot-part' }), /does not know/],
      ['a record without an id', record({ id: '' }), /no id/],
      ['a record without a place', record({ position: 1.5 }), /no place/],
      ['a record twice', changed({ records: [first, ...good.records] }), /two records/],
      [
        'an order that is none',
        changed({ records: [{ kind: 'order', id: '1', position: 1, document: { id: '1' }, hidden: {} }] }),
        /lacks/,
      ],
      ['a sequence that is none', changed({ account: { ...good.account, sequence: -1 } }), /counts/],
      [
        'a count with nothing after it',
        changed({ account: { ...good.account, drawn: Number.MAX_SAFE_INTEGER } }),
        /counts/,
      ],
      ['a clock that no time can write', changed({ moment: 7e15 }), /clock/],
      ['a clock frozen where no time is', changed({ account: { ...good.account, frozenAt: -7e15 } }), /counts/],
      ['a fault that is none', record({ kind: 'fault', id: 'flt_1', document: { id: 'flt_1', kind: 'cut' } }), /lacks/],
      ['a gap in the ledger', changed({ ledger: good.ledger.slice(1) }), /missing/],
      ['an entry that is none', changed({ ledger: good.ledger.map(() => ({ sequence: 1 })) }), /cannot be read/],
      ['no clock', changed({ moment: '2030' }), /clock/],
      ['a great depth', record({ document: JSON.parse('['.repeat(900) + ']'.repeat(900)) }), /inside each other/],
    ];
    for (const [what, file, says] of files) {
      const { status, body } = await take(file);
      expect([what, status, body.errors?.[0].message]).toEqual([what, 400, expect.stringMatching(says)]);
    }
    expect((await api.send('GET', '/_sandbox/snapshots')).body.data).toHaveLength(1);
    expect((await api.send('GET', '/skus/mug')).status).toBe(200);
    expect((await take(changed({}), '?name=good')).status).toBe(409);
    expect((await take(changed({}))).status).toBe(201);
  });

  it('brings no card number in, whatever it says of itself', async () => {
    const { api, fileOf, take } = withFiles();
    await api.send('PUT', '/skus/mug', mug);
    await save(api, 'good');
    const text = gunzipSync((await fileOf('good')).bytes).toString();
    expect((await take(text.replaceAll('"Mug"', '"4444222233331111"'))).status).toBe(201);
    await returnTo(api, 'taken');
    expect((await api.send('GET', '/skus/mug')).body.name).toBe('[redacted]');
  });
});
