/** A ledger that is full loses its oldest entries, and says so. */
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { createSandbox } from '../http/app';
import { defaultAccountId, publicKey, secretKey } from '../keys';
import { Account, newAccount } from './account';
import { firstToKeep } from './retention';
import { openPostgresStore } from './sql/postgres/postgres';
import { openSqliteStore } from './sql/sqlite';
import { hasPostgres, testDatabase } from './test-support/postgres';
import { newFolder } from './test-support/stores';

const onFile = (kept: number, path: string) => openSqliteStore(path, kept);
const onDatabase = async (keptExchanges: number) => openPostgresStore(await testDatabase(), { keptExchanges });

async function opened(kept: number, path = join(newFolder(), 'kept.db'), open = onFile) {
  const store = await open(kept, path);
  const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
  const { fetch } = createSandbox({ store, accounts, rateLimit: 0, baseUrl: 'http://sandbox' });
  const read = async (url: string) => {
    const headers = { authorization: `Bearer ${secretKey}` };
    return (await fetch(new Request(`http://sandbox${url}`, { headers }))).json() as Promise<Record<string, unknown>>;
  };
  return { store, path, read };
}

describe('a full ledger', () => {
  const targets = [['SQLite', onFile] as const, ...(hasPostgres ? [['PostgreSQL', onDatabase] as const] : [])];
  it.each(targets)('keeps the newest entries, and names the first of them: %s', async (_name, open) => {
    const { store, path, read } = await opened(10, undefined, open);
    for (let call = 1; call <= 25; call += 1) await read('/skus?limit=1');
    const page = await read('/_sandbox/ledger?after=0');
    expect(page).toMatchObject({ firstSequence: 16, hasMore: false });
    expect((page.data as { sequence: number }[]).map(({ sequence }) => sequence)).toEqual(
      Array.from({ length: 10 }, (_, index) => index + 16),
    );
    expect(await read('/_sandbox/info')).toMatchObject({
      firstSequence: 16,
      lastSequence: 25,
      ledgerLength: 10,
      keptExchanges: 10,
    });
    await store.close();
    const again = await opened(10, path, open);
    expect(await again.read('/_sandbox/info')).toMatchObject({ firstSequence: 16, lastSequence: 25 });
    await again.store.close();
  });

  it('says that nothing was removed where nothing was', async () => {
    const { store, read } = await opened(10);
    await read('/skus?limit=1');
    expect(await read('/_sandbox/ledger')).toMatchObject({ firstSequence: 1 });
    await store.close();
  });

  it('is cut in batches, so that most calls remove nothing', () => {
    const account = new Account(newAccount);
    const cuts: number[] = [];
    for (let call = 0; call < 1500; call += 1) {
      account.nextSequence();
      const first = firstToKeep(account, 1000);
      if (first === undefined) continue;
      cuts.push(first);
      account.keptFrom(first);
    }
    expect(cuts.slice(0, 3)).toEqual([11, 21, 31]);
    expect(account.state.sequence - account.state.firstSequence + 1).toBeLessThan(1010);
  });
});
