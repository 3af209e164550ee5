import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import type { VerdictReport } from '../../src/certification/report/verdicts/types';
import { startJudgedSandbox } from '../../src/cli/judged-sandbox';
import { publicKey, secretKey } from '../../src/sandbox/keys';
import type { SandboxServer } from '../../src/sandbox/runtimes/node';
import { command } from './command';
import { harOf } from './har-shapes';
import { shopAt } from './shop';

const folder = mkdtempSync(join(tmpdir(), 'runs '));
let server: SandboxServer;
const runs = (...args: string[]) => command(folder, 'runs', ...args, '--url', server.url);

interface Answer {
  status: number;
  body: VerdictReport & { errors: { parameter: string; message: string }[] };
}

async function verdicts(query = '', { body, key = secretKey }: { body?: object; key?: string } = {}): Promise<Answer> {
  const answer = await fetch(`${server.url}/_sandbox/verdicts${query}`, {
    method: body ? 'POST' : 'GET',
    headers: { authorization: `Bearer ${key}`, 'content-type': 'application/json' },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: answer.status, body: (await answer.json()) as Answer['body'] };
}
const on = ({ body }: Answer, id: string) => body.items.find((item) => item.id === id)?.verdict;

/** Three runs: one with a fault, one that mends it and breaks another thing, and one that is meant to be refused. */
beforeAll(async () => {
  await ensureServer();
  server = await startJudgedSandbox({ port: 0, dataPath: join(folder, 'live.db'), rateLimit: 0 });
  const { connector } = shopAt(server.url);
  await runs('start', 'before the change');
  const { id: skuId } = await connector.sku();
  await connector.refused('POST', '/checkouts', {
    ...(await connector.cart({ items: [{ skuId }] })),
    taxInclusive: 'no',
  });
  await connector.ship(await connector.order({ items: [{ skuId }] }));
  await runs('start', 'after the change');
  await connector.order({ items: [{ skuId }], browserIp: '10.0.0.7' });
  await runs('start', 'refusals', '--purpose', 'negative');
  await connector.refused('POST', '/checkouts', {
    ...(await connector.cart({ items: [{ skuId }] })),
    taxInclusive: 'no',
  });
});
afterAll(() => server.close());

describe('runs', () => {
  it('are listed, the newest first, with what they are for', async () => {
    const { out } = await runs('list');
    expect(out.split('\n').slice(0, 3)).toEqual([
      expect.stringMatching(/under way +negative +refusals/),
      expect.stringMatching(/ordinary +after the change/),
      expect.stringMatching(/ordinary +before the change/),
    ]);
    const { data } = JSON.parse((await runs('list', '--format', 'json')).out) as { data: { name: string }[] };
    expect(data.map(({ name }) => name)).toEqual(['refusals', 'after the change', 'before the change']);
  });

  it('compare: what was fixed, what broke and what is gone', async () => {
    const { code, out } = await runs('compare', 'before the change', 'after the change');
    expect(out).toMatch(/Broken: fails now\n {2}checkouts\.public-ip: pass → fail/);
    expect(out).toMatch(/Fixed: failed before\n {2}checkouts\.tax-inclusive: fail → pass/);
    expect(out).toMatch(
      /Gone: was observed before\n(?: {2}.*\n)*? {2}fulfillments\.fulfilled-quantity: pass → not observed/,
    );
    expect(code).toBe(1);
    expect((await runs('compare', 'after the change', 'after the change')).code).toBe(0);
  });

  it.each([
    ['an unknown action', ['begin'], /runs takes list, start, stop or compare, not "begin"/],
    ['a missing name', ['start'], /runs start takes one name, not 0/],
    ['a name without quotes', ['start', 'after', 'lunch'], /runs start takes one name, not 2/],
    ['an unknown purpose', ['start', 'x', '--purpose', 'fun'], /--purpose is one of ordinary/],
    ['a run that is not there', ['compare', 'before the change', 'lunch'], /no run "lunch". There are: refusals/],
  ])('answer %s with 3 and words', async (_what, args, message) => {
    const { code, error } = await runs(...args);
    expect(error).toMatch(message);
    expect(code).toBe(3);
  });

  it('are started and stopped at a sandbox that runs, and at nothing else', async () => {
    const { code, error } = await command(folder, 'runs', 'start', 'x', '--data', 'live.db');
    expect([code, error]).toEqual([3, expect.stringContaining('needs a sandbox that runs')]);
  });

  it('are told apart in a recording by the header that names them', async () => {
    const { connector, calls } = shopAt(server.url, { 'Sandbox-Run': 'from a browser', 'Sandbox-Origin': 'replay' });
    await connector.sku({ id: 'recorded' });
    const own = calls.map((call) => ({
      ...call,
      requestHeaders: call.requestHeaders.filter(([name]) => name !== 'sandbox-origin'),
    }));
    writeFileSync(join(folder, 'runs.har'), JSON.stringify(harOf('charles', own)));
    const { out } = await command(folder, 'verify', '--har', 'runs.har', '--run', 'from a browser', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({ scope: { runName: 'from a browser' }, source: { entries: 1 } });
  });
});

describe('GET /_sandbox/verdicts', () => {
  it('says what verify says, of each run, of all and since a time', async () => {
    for (const run of ['before the change', 'after the change', 'newest', 'all']) {
      const { out } = await command(folder, 'verify', '--url', server.url, '--run', run, '--format', 'json');
      const { body } = await verdicts(`?run=${encodeURIComponent(run)}`);
      expect(body.items, run).toEqual((JSON.parse(out) as VerdictReport).items);
    }
    expect(on(await verdicts('?run=all'), 'checkouts.tax-inclusive')).toBe('fail');
    expect(on(await verdicts('?run=all&since=2999-01-01T00:00:00Z'), 'checkouts.tax-inclusive')).toBe('not-observed');
  });

  it('knows of a call as soon as it was made, and begins anew after a reset', async () => {
    const own = await startJudgedSandbox({ port: 0, dataPath: join(folder, 'own.db'), rateLimit: 0 });
    const before = server;
    server = own;
    const { connector } = shopAt(own.url);
    expect(on(await verdicts(), 'checkouts.tax-inclusive')).toBe('not-observed');
    await connector.checkout();
    expect(on(await verdicts(), 'checkouts.tax-inclusive')).toBe('pass');
    await connector.send('POST', '/checkouts', { body: { currency: 'USD', items: [] } });
    expect(on(await verdicts(), 'checkouts.tax-inclusive')).toBe('fail');
    await connector.send('POST', '/_sandbox/reset');
    expect(on(await verdicts(), 'checkouts.tax-inclusive')).toBe('not-observed');
    await own.close();
    server = before;
  });

  it('judges by a profile that is posted', async () => {
    const { body } = await verdicts('?run=all', { body: { profile: { subscriptions: 'none' } } });
    expect(body.items.find(({ id }) => id === 'checkouts.subscriptions.terms')?.verdict).toBe('not-applicable');
    expect(body.profile).toEqual({ subscriptions: 'none' });
  });

  it.each([
    ['a run that is not there', '?run=lunch', undefined, 'run', /no run "lunch"/],
    ['no time', '?since=yesterday', undefined, 'since', /since is a time/],
    ['an unknown question', '?runs=all', undefined, 'runs', /unknown here/],
    ['an unknown level', '?min=must', undefined, 'min', /one of required/],
    ['a profile with a slip', '', { profile: { goods: ['phisical'] } }, 'profile.goods.0', /Did you mean "physical"/],
  ])('refuses %s', async (_what, query, body, parameter, message) => {
    const { status, body: answer } = await verdicts(query, body && { body });
    expect([status, answer.errors[0]?.parameter]).toEqual([400, parameter]);
    expect(answer.errors[0]?.message).toMatch(message);
  });

  it('is for the secret key alone, and leaves no trace in the ledger', async () => {
    expect((await verdicts('', { key: publicKey })).status).toBe(403);
    const before = (await verdicts('?run=all')).body.source.lastSequence;
    expect((await verdicts('?run=all')).body.source.lastSequence).toBe(before);
  });
});
