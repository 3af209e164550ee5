/** Two stores on one database are what two processes have: neither sees what the other keeps in memory. */
import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Store } from '../../port';
import { hasPostgres, testDatabase } from '../../test-support/postgres';
import { type RefundFacts, refund } from '../../test-support/refunds';
import { exchange, group } from '../../test-support/stores';
import { openPostgresStore } from './postgres';

const pair: Store[] = [];
let accounts = 0;
const newAccount = () => {
  accounts += 1;
  return `shared-${accounts}`;
};

describe.skipIf(!hasPostgres)('two processes on one database', () => {
  beforeAll(async () => {
    const url = await testDatabase();
    // Both make the tables: one of them does, and the other waits.
    pair.push(...(await Promise.all([openPostgresStore(url), openPostgresStore(url)])));
  });
  afterAll(async () => {
    for (const store of pair) await store.close();
  });

  it('give each sequence and each number once, and positions in the order of their commits', async () => {
    const account = newAccount();
    const order: string[] = [];
    const add = (store: Store, name: string) =>
      store.transact(account, async (transaction) => {
        const { account: counts } = transaction;
        const sequence = counts.nextSequence();
        const id = `${name}-${counts.nextNumber()}`;
        await transaction.put([group(id)]);
        await transaction.append(exchange(sequence));
        return { sequence, id };
      });
    const made = await Promise.all(Array.from({ length: 40 }, (_, index) => add(pair[index % 2] as Store, `${index}`)));
    const bySequence = [...made].sort((a, b) => a.sequence - b.sequence);
    expect(bySequence.map(({ sequence }) => sequence)).toEqual(Array.from({ length: 40 }, (_, index) => index + 1));
    const page = await pair[0]?.transact(account, (transaction) =>
      transaction.page('sku_group', { direction: 'newer', size: 100 }),
    );
    order.push(...(page ?? []).map(({ record }) => record.id));
    expect(order).toEqual(bySequence.map(({ id }) => id));
  });

  it('see what the other stored, whatever they held of it', async () => {
    const act = fc.oneof(
      { weight: 3, arbitrary: fc.record({ put: fc.nat(6), state: fc.constantFrom('pending', 'succeeded') }) },
      { weight: 1, arbitrary: fc.record({ group: fc.nat(2) }) },
      { weight: 1, arbitrary: fc.record({ remove: fc.nat(6) }) },
      { weight: 1, arbitrary: fc.constant({ clear: true as const }) },
      { weight: 1, arbitrary: fc.record({ fail: fc.nat(6) }) },
    );
    const acts = fc.array(fc.record({ by: fc.nat(1), readers: fc.subarray([0, 1]), act }), {
      minLength: 2,
      maxLength: 20,
    });
    await fc.assert(
      fc.asyncProperty(acts, async (all) => {
        const account = newAccount();
        const kept = new Map<string, RefundFacts>();
        const groups = new Set<string>();
        for (const { by, act, readers } of all) {
          const store = pair[by] as Store;
          await store
            .transact(account, async (transaction) => {
              if ('put' in act) await transaction.put([refund({ id: `r-${act.put}`, state: act.state })]);
              if ('group' in act) await transaction.put([group(`g-${act.group}`)]);
              if ('remove' in act) await transaction.remove('refund', `r-${act.remove}`);
              if ('clear' in act) await transaction.clear();
              if (!('fail' in act)) return;
              await transaction.put([refund({ id: `r-${act.fail}`, state: 'failed' })]);
              await transaction.page('refund', { direction: 'older', size: 9 });
              throw new Error('on purpose');
            })
            .catch((error: Error) => expect(error.message).toBe('on purpose'));
          if ('put' in act) kept.set(`r-${act.put}`, { id: `r-${act.put}`, state: act.state });
          if ('remove' in act) kept.delete(`r-${act.remove}`);
          if ('group' in act) groups.add(`g-${act.group}`);
          if ('clear' in act) {
            kept.clear();
            groups.clear();
          }
          // One that did not look for a while has missed more.
          for (const reader of readers) await expectKept(pair[reader] as Store, account, kept, groups);
        }
        for (const reader of pair) await expectKept(reader, account, kept, groups);
      }),
      { numRuns: 20 },
    );
  });

  it('keep any text in an id and in what a record is found by', async () => {
    const texts = [
      '\u0000',
      '\\u0000',
      '"',
      '\ud800',
      '\ufffd',
      'é',
      '😀',
      'e\u0301',
      ' a',
      'a ',
      'A',
      `${'x'.repeat(3000)}1`,
      `${'x'.repeat(3000)}2`,
    ];
    const account = newAccount();
    const [first, second] = pair as [Store, Store];
    await first.transact(account, (transaction) =>
      transaction.put(texts.map((text) => refund({ id: text, orderId: text, state: 'pending' }))),
    );
    for (const text of texts) {
      const found = await second.transact(account, async (transaction) => {
        const where = [{ name: 'orderId', oneOf: [text] }];
        const page = await transaction.page('refund', { direction: 'older', size: 5, where });
        return [(await transaction.get('refund', text))?.id, ...page.map(({ record }) => record.id)];
      });
      expect(found, JSON.stringify(text.slice(0, 9))).toEqual([text, text]);
    }
    const values = await second.transact(account, (transaction) => transaction.values('refund', 'orderId'));
    expect([...values].sort()).toEqual([...texts].sort());
  });
});

async function expectKept(
  store: Store,
  account: string,
  kept: ReadonlyMap<string, RefundFacts>,
  groups: ReadonlySet<string>,
): Promise<void> {
  const ids = [...kept.keys()].sort();
  const pending = [...kept.values()].filter(({ state }) => state === 'pending').map(({ id }) => id);
  await store.transact(account, async (transaction) => {
    const listed = await transaction.page('refund', { direction: 'older', size: 20 });
    expect(listed.map(({ record }) => record.id).sort()).toEqual(ids);
    const all = await transaction.getAll('refund', ['r-0', 'r-1', 'r-2', 'r-3', 'r-4', 'r-5', 'r-6']);
    expect(all.map(({ id, document }) => [id, document.state])).toEqual(ids.map((id) => [id, kept.get(id)?.state]));
    const grouped = await transaction.page('sku_group', { direction: 'older', size: 20 });
    expect(grouped.map(({ record }) => record.id).sort()).toEqual([...groups].sort());
    const where = [{ name: 'state', oneOf: ['pending'] }];
    const found = await transaction.page('refund', { direction: 'older', size: 20, where });
    expect(found.map(({ record }) => record.id).sort()).toEqual(pending.sort());
  });
}
