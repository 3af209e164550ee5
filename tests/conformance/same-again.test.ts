/** With one seed and one clock, the same calls give the same answers, ids, events and times, in a sandbox that has seen nothing. */
import fc from 'fast-check';
import { expect, it } from 'vitest';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import type { Store } from '../../src/sandbox/storage/port';
import { openSqliteStore } from '../../src/sandbox/storage/sql/sqlite';
import { newFolder } from '../../src/sandbox/storage/test-support/stores';
import { ApiClient } from './client';
import { makeSource, placeOrder, shipAll, testCards } from './payments';
import { entriesAfter } from './recorded';
import { makeSubscriber, startSubscription } from './subscribing';

const baseUrl = 'http://sandbox.test';
const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];

interface Made {
  readonly request: Request;
  readonly answer: string;
}

/** A sandbox that keeps what it was sent and what it answered. */
function watched(store: Store) {
  const { fetch } = createSandbox({ store, accounts, rateLimit: 0, baseUrl });
  const calls: Made[] = [];
  const keep = async (request: Request) => {
    const copy = request.clone();
    const response = await fetch(request);
    calls.push({ request: copy, answer: await response.clone().text() });
    return response;
  };
  return { calls, client: new ApiClient({ fetch: keep, baseUrl }) };
}

const acts: Readonly<Record<string, (client: ApiClient) => Promise<unknown>>> = {
  subscribes: async (client) => startSubscription(client, await makeSubscriber(client)),
  ships: async (client) => shipAll(client, await placeOrder(client)),
  'captures fail': async (client) => shipAll(client, await placeOrder(client, { card: testCards.captureFailsLater })),
  'is reviewed': (client) => placeOrder(client, { email: 'ada+in-review@example.com' }),
  transfers: (client) => makeSource(client, 'wireTransfer'),
  listens: (client) =>
    client.create('/webhooks', { address: 'https://shop.example/hook', types: ['*'], enabled: true }),
  'lets a month pass': (client) => client.change('/_sandbox/clock', { advanceBy: 2_678_400 }),
  steps: (client) => client.change('/_sandbox/clock/step'),
  'begins a run': (client) => client.create('/_sandbox/runs', { name: 'nightly' }),
};

/** Without what is of the call alone: its id, and how long it took. */
async function lifeOf(client: ApiClient): Promise<unknown> {
  const ofTheCall = new Set(['requestId', 'durationMs', 'responseHeaders']);
  const entries = await entriesAfter(client, 0);
  return JSON.parse(JSON.stringify(entries, (name, value) => (ofTheCall.has(name) ? undefined : value)));
}

it('gives the same ids, events and times for the same calls', async () => {
  const seeds = fc.string({ minLength: 1, maxLength: 20 }).filter((seed) => seed.trim() !== '');
  const lives = fc.array(fc.constantFrom(...Object.keys(acts)), { minLength: 3, maxLength: 8 });
  await fc.assert(
    fc.asyncProperty(seeds, lives, async (seed, life) => {
      const one = watched(openMemoryStore());
      await one.client.send('POST', '/_sandbox/reset', { body: { seed, frozenAt: '2029-12-31T23:59:00Z' } });
      for (const act of life) await acts[act]?.(one.client);
      const other = watched(await openSqliteStore(newFolder()));
      for (const { request, answer } of one.calls.slice()) {
        const again = await other.client.api.fetch(request);
        expect(await again.text()).toBe(answer);
      }
      expect(await lifeOf(other.client)).toEqual(await lifeOf(one.client));
    }),
    { numRuns: 6 },
  );
});

it('draws other ids from another seed, and none that anybody can guess from none', async () => {
  const idsWith = async (body: object) => {
    const { client } = watched(openMemoryStore());
    await client.send('POST', '/_sandbox/reset', { body });
    return makeSource(client, 'wireTransfer');
  };
  const found = await Promise.all([{ seed: 'a' }, { seed: 'b' }, {}, {}].map(idsWith));
  expect(new Set(found.map(({ id }) => id)).size).toBe(4);
});
