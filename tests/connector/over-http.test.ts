/** Both stores against a local server, each with keys of its own, and with the limit on that the provider has in test mode. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Verdict } from '../../src/certification/verdicts/types';
import { rules } from '../../src/generated/rules';
import { type SandboxServer, startSandboxServer } from '../../src/sandbox/runtimes/node';
import { Receiver } from '../deliveries/receiver';
import { beyond } from './beyond';
import { harbor, quay } from './cast/stores';
import { behaviours } from './connector/behaviours';
import { openShop } from './connector/shop';
import { inState, judged } from './judging';
import type { Receive } from './mailbox';
import { playSeason, season, secondSeason } from './season/season';
import { memoryKeys, type Played } from './theater';
import { callsIn, type Place, World } from './world';

let server: SandboxServer;
let place: Place;
let endpoint: Receiver;

beforeAll(async () => {
  const dataPath = join(mkdtempSync(join(tmpdir(), 'connector-')), 'sandbox.db');
  server = await startSandboxServer({ port: 0, dataPath, rateLimit: 25 });
  endpoint = await new Receiver().listen();
  const deliveries = { mailbox: { openFor: letIn }, idle: async () => undefined };
  place = { fetch: (request) => fetch(request), baseUrl: server.url, isLimited: true, deliveries };
});

/** The connector reads what is delivered while some work is done; at other times its endpoint says yes to all. */
async function letIn(receive: Receive, work: () => Promise<void>): Promise<void> {
  const before = endpoint.behaviour;
  endpoint.behaviour = (response, { headers, raw }) => {
    const header = String(headers['digitalriver-signature'] ?? '');
    void receive(header, raw.toString('utf8')).then((status) => response.writeHead(status).end());
  };
  try {
    await work();
  } finally {
    endpoint.behaviour = before;
  }
}

afterAll(async () => {
  await server.close();
  await endpoint.close();
});

interface Keys {
  readonly secretKey: string;
  readonly publicKey: string;
}

/** The second store has an account of its own. */
async function openAccount(): Promise<Keys> {
  const headers = { authorization: `Bearer ${memoryKeys.secretKey}`, 'content-type': 'application/json' };
  const opened = await fetch(`${server.url}/_sandbox/accounts`, { method: 'POST', headers, body: '{"id":"quay"}' });
  const { keys } = (await opened.json()) as { keys: { type: string; key: string }[] };
  const find = (type: string) => keys.find((one) => one.type === type && one.key.includes('_test_'))?.key ?? '';
  return { secretKey: find('secret'), publicKey: find('public') };
}

async function play(keys: Keys, typed: typeof harbor, acts: typeof season): Promise<Played> {
  const world = new World(place, keys.secretKey);
  const shop = openShop(
    { ...typed, ...keys, eventAddress: endpoint.url(`/events-of-${typed.store}`) },
    world.wire,
    behaviours,
  );
  await playSeason(shop, world, acts);
  return { shop, ledger: await world.ledger(), runs: await world.runs() };
}

/** As in memory, and the waits besides: here calls are refused that come too fast. */
function expectAllRight(verdicts: readonly Verdict[]): void {
  const wanted = rules.map(({ item }) => item).filter((item) => item === 'x.rate-limit' || !(item in beyond));
  const others = verdicts.filter(({ itemId, traffic }) => wanted.includes(itemId) && traffic !== 'pass');
  expect(others.map(({ itemId, summary, counterexample }) => [itemId, summary, counterexample])).toEqual([]);
  expect(inState(verdicts, 'fail', 'tool-error')).toEqual([]);
}

describe('the scripted connector over HTTP', () => {
  it('is told to wait while it pushes its catalog, waits, and sells as ever', async () => {
    const played = await play(memoryKeys, harbor, season);
    const { shop, ledger } = played;
    const late = callsIn(ledger).filter(({ status }) => status === 429);
    expect(late.length).toBeGreaterThan(0);
    expect(shop.book.pushed.size).toBeGreaterThan(25);
    expect([...shop.book.orders.values()].filter(({ status }) => status === 'complete').length).toBeGreaterThan(30);
    expectAllRight(judged(played));
  });

  it('runs a second store with keys of its own', async () => {
    const keys = await openAccount();
    expect(keys).not.toEqual(memoryKeys);
    const { shop, ledger } = await play(keys, quay, secondSeason);
    expect(shop.log).toEqual([]);
    expect(callsIn(ledger).some(({ path }) => path.includes('mug-blue') && !path.includes('q-mug-blue'))).toBe(false);
  });
});
