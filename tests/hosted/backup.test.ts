/** Backup and restore, tried: what a copy was made of is what the server answers that is started on it. */
import { execFileSync } from 'node:child_process';
import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { newDatabase } from '../../scripts/steps/postgres.mjs';
import { hasPostgres, testDatabase } from '../../src/sandbox/storage/test-support/postgres';
import { type Account, Hosted, newDataFolder } from './world';

const sku = { name: 'Mug', eccn: 'EAR99', taxCode: '4512', countryOfOrigin: 'US' };
const put = (hosted: Hosted, { secret }: Account, id: string) =>
  hosted.send('PUT', `/skus/${id}`, { key: secret, body: { ...sku, description: 'é – \u{1f375}' } });

async function openShops(hosted: Hosted): Promise<Account[]> {
  const shops = [await hosted.account('one'), await hosted.account('other')];
  for (const shop of shops) for (const id of ['a', 'b', shop.id]) await put(hosted, shop, id);
  return shops;
}

/** What an account answers, and the newest entry of its ledger before anybody asked. */
async function answersOf(hosted: Hosted, { secret, id }: Account) {
  const ledger = await hosted.send('GET', '/_sandbox/ledger?limit=500', { key: secret });
  const lists = [];
  for (const path of ['/skus?limit=100', '/orders?limit=100', '/events?limit=100', '/webhooks'])
    lists.push((await hosted.send('GET', path, { key: secret })).body);
  const account = await hosted.operate('GET', `/accounts/${id}`);
  return {
    lists,
    account: account.body,
    entries: ledger.body.data.filter(({ method }: { method: string }) => method === 'PUT'),
  };
}

const folder = '/usr/lib/postgresql';

describe('a copy of what a shared server keeps', () => {
  it('is a data file, written while calls go on, that a server starts on', async () => {
    const hosted = await Hosted.start({ backupFolder: newDataFolder() });
    const shops = await openShops(hosted);
    const before = [];
    for (const shop of shops) before.push(await answersOf(hosted, shop));
    const [copy] = await Promise.all([
      hosted.operate('POST', '/backups'),
      ...Array.from({ length: 10 }, (_, index) =>
        hosted.send('GET', `/skus/${index}`, { key: shops[0]?.secret ?? '' }),
      ),
    ]);
    await put(hosted, shops[0] as Account, 'too-late');
    await hosted.close();
    const restored = await Hosted.start({}, { dataPath: copy.body.file });
    for (const [index, shop] of shops.entries()) expect(await answersOf(restored, shop)).toEqual(before[index]);
    await restored.close();
  });

  it.runIf(hasPostgres && existsSync(folder))('is a dump of PostgreSQL, restored with its own tools', async () => {
    const databaseUrl = await testDatabase();
    const hosted = await Hosted.start({}, { databaseUrl });
    const shops = await openShops(hosted);
    const before = [];
    for (const shop of shops) before.push(await answersOf(hosted, shop));
    const program = (name: string) => join(folder, readdirSync(folder).sort().at(-1) ?? '', 'bin', name);
    const dump = join(newDataFolder(), 'sandbox.dump');
    execFileSync(program('pg_dump'), ['--format=custom', '--schema=sandbox', `--file=${dump}`, databaseUrl]);
    await hosted.close();
    const another = await newDatabase(databaseUrl);
    execFileSync(program('pg_restore'), ['--clean', '--if-exists', `--dbname=${another}`, dump]);
    const restored = await Hosted.start({}, { databaseUrl: another });
    for (const [index, shop] of shops.entries()) expect(await answersOf(restored, shop)).toEqual(before[index]);
    expect((await put(restored, shops[0] as Account, 'afterwards')).status).toBe(201);
    expect((await restored.operate('POST', '/backups')).status).toBe(409);
    await restored.close();
  });
});
