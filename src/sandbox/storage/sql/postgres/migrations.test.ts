/** A database is brought forward while processes of the version before run on it, and more of them start. */
import { type Kysely, sql } from 'kysely';
import { describe, expect, it } from 'vitest';
import type { Store } from '../../port';
import { hasPostgres, testDatabase } from '../../test-support/postgres';
import { group } from '../../test-support/stores';
import { migrate, steps } from './migrations';
import { openPostgresStore } from './postgres';

const later = {
  ...steps,
  '9999-later': {
    up: async (database: Kysely<unknown>) => {
      await sql`alter table sandbox.records add column added text not null default 'new'`.execute(database);
      await sql`alter table sandbox.accounts add column added text`.execute(database);
    },
  },
};

describe.skipIf(!hasPostgres)('a later version', () => {
  it('changes the tables under a process of this one, which goes on, and lets another start', async () => {
    const url = await testDatabase();
    const store = await openPostgresStore(url);
    const put = (one: Store, id: string) => one.transact('a', (transaction) => transaction.put([group(id)]));
    await put(store, 'before');
    const meanwhile = Array.from({ length: 20 }, (_, index) => put(store, `meanwhile-${index}`));
    await Promise.all([...meanwhile, migrate(url, later), migrate(url, later)]);
    await put(store, 'after');
    const another = await openPostgresStore(url);
    await put(another, 'another');
    const page = await store.transact('a', (transaction) =>
      transaction.page('sku_group', { direction: 'newer', size: 100 }),
    );
    expect(page).toHaveLength(23);
    await another.close();
    await store.close();
  });
});
