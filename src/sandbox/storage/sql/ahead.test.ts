/** Works are decided while those before them are stored. Nobody can tell, whatever becomes of those. */
import { join } from 'node:path';
import PromisedDatabase from 'libsql/promise';
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Store, Transaction } from '../port';
import { exchange, group, newFolder } from '../test-support/stores';
import { openSqliteStore } from './sqlite';

type Exec = typeof PromisedDatabase.prototype.exec;

const account = 'account';
const exec: Exec = PromisedDatabase.prototype.exec;

/** What the other thread is told goes through this first. */
function onItsWay(change: (text: string, run: (text: string) => Promise<unknown>) => Promise<unknown>): void {
  vi.spyOn(PromisedDatabase.prototype, 'exec').mockImplementation(function (this: object, text: string) {
    return change(text, (changed) => exec.call(this as never, changed) as unknown as Promise<unknown>) as never;
  });
}

const nextTurn = () => new Promise((resolve) => setImmediate(resolve));

/** Adds records under ids that were just made, as calls do: nobody has to look what stands there. */
const add = (id: string) => async (transaction: Transaction) => {
  await transaction.put([], [group(id)]);
  const sequence = transaction.account.nextSequence();
  await transaction.append(exchange(sequence));
  return sequence;
};

async function open(path: string): Promise<Store> {
  const store = await openSqliteStore(path);
  // What an account counts is held from here on.
  await store.transact(account, add('first'));
  return store;
}

async function storedIn(path: string) {
  const store = await openSqliteStore(path);
  const found = await store.transact(account, async (transaction) => ({
    ids: (await transaction.page('sku_group', { direction: 'newer', size: 99 })).map(({ record }) => record.id),
    sequences: (await transaction.exchanges(0, 99)).map(({ sequence }) => sequence),
  }));
  await store.close();
  return found;
}

describe('works that are decided ahead', () => {
  afterEach(() => {
    vi.restoreAllMocks();
  });

  it('see what was decided before them, and are answered once it is stored', async () => {
    const path = join(newFolder(), 'ahead.db');
    const store = await open(path);
    let release: () => void = () => undefined;
    const gate = new Promise<void>((resolve) => {
      release = resolve;
    });
    onItsWay((text, run) => gate.then(() => run(text)));
    const answered: string[] = [];
    const seen: (string | undefined)[] = [];
    const writing = store.transact(account, add('one')).then(() => answered.push('one'));
    await nextTurn();
    await nextTurn();
    const reading = store
      .transact(account, async (transaction) => {
        seen.push((await transaction.get('sku_group', 'one'))?.id);
      })
      .then(() => answered.push('read'));
    await vi.waitFor(() => expect(seen).toEqual(['one']));
    await nextTurn();
    expect(answered).toEqual([]);
    release();
    await Promise.all([writing, reading]);
    expect(answered).toEqual(['one', 'read']);
    await store.close();
  });

  it('are done again in their order where something before them could not be stored', async () => {
    const path = join(newFolder(), 'refused.db');
    const store = await open(path);
    let refused = 0;
    onItsWay(async (text, run) => {
      await nextTurn();
      refused += 1;
      if (refused > 1) return run(text);
      // Half of it, and then the disk refuses.
      await run(text.slice(0, text.lastIndexOf(';')));
      throw new Error('on purpose');
    });
    const works: Promise<number>[] = [];
    for (let index = 0; index < 6; index += 1) {
      works.push(store.transact(account, add(`g${index}`)));
      await nextTurn();
    }
    expect(await Promise.all(works)).toEqual([2, 3, 4, 5, 6, 7]);
    expect(refused).toBeGreaterThanOrEqual(1);
    await store.close();
    const ids = ['first', 'g0', 'g1', 'g2', 'g3', 'g4', 'g5'];
    expect(await storedIn(path)).toEqual({ ids, sequences: ids.map((_, index) => index + 1) });
  });

  it('fail alone', async () => {
    const path = join(newFolder(), 'failing.db');
    const store = await open(path);
    const works = Array.from({ length: 6 }, (_, index) =>
      nextTurn().then(() =>
        store.transact(account, async (transaction) => {
          await add(`g${index}`)(transaction);
          if (index === 2) throw new Error('on purpose');
        }),
      ),
    );
    const settled = await Promise.allSettled(works);
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual([true, true, false, true, true, true]);
    await store.close();
    const ids = ['first', 'g0', 'g1', 'g3', 'g4', 'g5'];
    expect(await storedIn(path)).toEqual({ ids, sequences: ids.map((_, index) => index + 1) });
  });

  it('keep every character', async () => {
    const path = join(newFolder(), 'characters.db');
    const store = await open(path);
    const text = `'; delete from records; --"''?\\\u0000\u2028\ud83d\ude00%${'"'.repeat(3)}`;
    const id = `'; delete from records; --''?\u2028\ud83d\ude00`;
    const told = vi.spyOn(PromisedDatabase.prototype, 'exec');
    await store.transact(account, async (transaction) => transaction.put([], [group(id, text)]));
    expect(told).toHaveBeenCalledOnce();
    await store.close();
    const again = await openSqliteStore(path);
    const found = await again.transact(account, (transaction) => transaction.get('sku_group', id));
    expect(found?.document).toEqual({ id, alias: text });
    await again.close();
  });

  it('are stored when the store is closed', async () => {
    const path = join(newFolder(), 'closed.db');
    const store = await open(path);
    const work = store.transact(account, add('last'));
    await nextTurn();
    await nextTurn();
    await store.close();
    await work;
    expect((await storedIn(path)).ids).toEqual(['first', 'last']);
  });
});
