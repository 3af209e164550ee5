/** What a judge that a server keeps says is what a judge made anew would say, whatever became of the ledger. */
import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, describe, expect, it } from 'vitest';
import type { Findings } from '../../certification/report/verdicts/report';
import { createSandbox } from '../../sandbox/http/app';
import { defaultAccountId, localKeys, secretKey } from '../../sandbox/keys';
import type { Store } from '../../sandbox/storage/port';
import { openSqliteStore } from '../../sandbox/storage/sql/sqlite';
import { type KeptJudges, keepJudges } from './kept-judges';

const scope = { run: 'all', rehearsal: false } as const;
let store: Store;

afterEach(() => store.close());

async function sandbox(kept: number) {
  store = await openSqliteStore(join(mkdtempSync(join(tmpdir(), 'kept-')), 'sandbox.db'), kept);
  const { fetch } = createSandbox({ store, accounts: localKeys, rateLimit: 0, baseUrl: 'http://sandbox' });
  const send = async (method: string, path: string, body?: object) => {
    const headers = { authorization: `Bearer ${secretKey}`, 'content-type': 'application/json' };
    const sent = { method, headers, ...(body && { body: JSON.stringify(body) }) };
    const response = await fetch(new Request(`http://sandbox${path}`, sent));
    expect(response.status, await response.clone().text()).toBeLessThan(300);
  };
  return {
    customer: (id: string) => send('POST', '/customers', { id, email: `${id}@shop.example` }),
    look: () => send('GET', '/skus?limit=1'),
    reset: () => send('POST', '/_sandbox/reset'),
  };
}

const ask = (judges: KeptJudges) => judges.findings(store, defaultAccountId, scope);
const anew = () => ask(keepJudges());

/** Every sequence that a verdict names. */
const named = ({ judged }: Findings) =>
  [...judged.values()].flatMap(({ exchanges, counterexample }) => [
    ...exchanges,
    ...(counterexample ? [counterexample.sequence] : []),
  ]);

describe('a judge that is kept', () => {
  it('rests on nothing that the ledger has lost', async () => {
    const { customer, look } = await sandbox(20);
    const judges = keepJudges();
    await customer('first');
    for (let call = 0; call < 10; call += 1) await look();
    const before = await ask(judges);
    expect(named(before)).toContain(1);
    for (let call = 0; call < 30; call += 1) {
      await look();
      const found = await ask(judges);
      expect(found).toEqual(await anew());
      expect(Math.min(...named(found))).toBeGreaterThanOrEqual(found.source.firstSequence);
    }
    const after = await ask(judges);
    expect(after.source).toMatchObject({ entries: 20, firstSequence: 22, lastSequence: 41 });
    expect(after.notes).toEqual([expect.stringContaining('The ledger begins at call 22')]);
    expect(after.judged.get('customers.registered-account')).toMatchObject({
      verdict: 'stale',
      summary: expect.stringContaining('21 older entries were removed'),
    });
  });

  it('begins anew after a reset, though the numbers begin anew as well', async () => {
    const { customer, look, reset } = await sandbox(20);
    const judges = keepJudges();
    await customer('first');
    expect((await ask(judges)).judged.get('customers.registered-account')?.verdict).not.toBe('not-observed');
    await reset();
    for (let call = 0; call < 3; call += 1) await look();
    const after = await ask(judges);
    expect(after).toEqual(await anew());
    expect(after.judged.get('customers.registered-account')?.verdict).toBe('not-observed');
  });

  it('counts each entry once, however many ask at a time while calls come in', async () => {
    const { look } = await sandbox(1000);
    const judges = keepJudges();
    for (let round = 0; round < 5; round += 1) {
      const asked = [ask(judges), look(), ask(judges), ask(judges), look(), ask(judges)];
      await Promise.all(asked);
      await Promise.all([ask(judges), ask(judges), ask(judges)]);
    }
    const { source } = await ask(judges);
    expect(source).toMatchObject({ entries: 10, firstSequence: 1, lastSequence: 10 });
  });
});
