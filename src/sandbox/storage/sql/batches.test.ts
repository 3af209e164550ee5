/** Work that comes in together is stored together; what fails takes nothing of the others with it. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { watchSqlite } from '../test-support/counting';
import { exchange, group, newFolder } from '../test-support/stores';
import { openSqliteStore } from './sqlite';

describe('pieces of work that come in together', () => {
  it('share a commit', async () => {
    const watched = watchSqlite();
    const store = await openSqliteStore(join(newFolder(), 'together.db'));
    await store.transact('a', (transaction) => transaction.put([group('first')]));
    watched.ran.length = 0;
    const works = Array.from({ length: 8 }, (_, index) =>
      store.transact('a', (transaction) => transaction.put([group(`g${index}`)])),
    );
    await Promise.all(works);
    watched.stop();
    expect(watched.ran.filter((text) => text === 'commit')).toHaveLength(1);
    await store.close();
  });

  it('are each stored or not, whatever becomes of the others', async () => {
    const path = join(newFolder(), 'apart.db');
    const store = await openSqliteStore(path);
    const works = Array.from({ length: 9 }, (_, index) =>
      store.transact(`account-${index % 2}`, async (transaction) => {
        const sequence = transaction.account.nextSequence();
        await transaction.put([group(`g${index}`)]);
        await transaction.append(exchange(sequence));
        if (index % 3 === 1) throw new Error('on purpose');
        return sequence;
      }),
    );
    const settled = await Promise.allSettled(works);
    expect(settled.map(({ status }) => status === 'fulfilled')).toEqual(
      Array.from({ length: 9 }, (_, index) => index % 3 !== 1),
    );
    await store.close();
    const again = await openSqliteStore(path);
    for (const account of ['account-0', 'account-1']) {
      const { ids, sequences } = await again.transact(account, async (transaction) => ({
        ids: (await transaction.page('sku_group', { direction: 'newer', size: 99 })).map(({ record }) => record.id),
        sequences: (await transaction.exchanges(0, 99)).map(({ sequence }) => sequence),
      }));
      const stored = account === 'account-0' ? ['g0', 'g2', 'g6', 'g8'] : ['g3', 'g5'];
      expect(ids).toEqual(stored);
      expect(sequences).toEqual(stored.map((_, index) => index + 1));
    }
    await again.close();
  });
});
