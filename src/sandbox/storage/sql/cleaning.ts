/** Cleans a data file of card data that an earlier version kept, to the last byte. */
import { type Kysely, sql } from 'kysely';
import { cleanExchange, cleanJson, cleanTexts, type RecordTexts } from '../cleaning';
import type { DataConnection } from './connection';
import type { Tables } from './tables';
import { rebuildLookups } from './writes';

const rowsAtOnce = 100;

const isSame = (one: RecordTexts, other: RecordTexts) => one.document === other.document && one.hidden === other.hidden;

/** @returns whether any record changed */
async function cleanRecords(database: Kysely<Tables>): Promise<boolean> {
  let changed = false;
  for (let last = 0; ; ) {
    const rows = await database
      .selectFrom('records')
      .select(['position', 'kind', 'id', 'document', 'hidden'])
      .where('position', '>', last)
      .orderBy('position')
      .limit(rowsAtOnce)
      .execute();
    for (const row of rows) {
      const clean = cleanTexts(row, row.id, row.kind);
      if (isSame(clean, row)) continue;
      changed = true;
      await database
        .updateTable('records')
        .set({ ...clean, characters: clean.document.length })
        .where('position', '=', row.position)
        .execute();
    }
    const newest = rows.at(-1);
    if (!newest) return changed;
    last = newest.position;
  }
}

async function cleanExchanges(database: Kysely<Tables>): Promise<void> {
  const accounts = await database.selectFrom('exchanges').select('account').distinct().execute();
  for (const { account } of accounts)
    for (let last = 0; ; ) {
      const ofAccount = database.selectFrom('exchanges').where('account', '=', account);
      const rows = await ofAccount
        .select(['sequence', 'body'])
        .where('sequence', '>', last)
        .orderBy('sequence')
        .limit(rowsAtOnce)
        .execute();
      for (const { sequence, body } of rows) {
        const clean = cleanJson(body, (value) => cleanExchange(value as { sequence: number }));
        if (clean === body) continue;
        const update = database.updateTable('exchanges').set({ body: clean });
        await update.where('account', '=', account).where('sequence', '=', sequence).execute();
      }
      const newest = rows.at(-1);
      if (!newest) break;
      last = newest.sequence;
    }
}

async function cleanSetAside(database: Kysely<Tables>): Promise<void> {
  const rows = await sql<RecordTexts & { rowid: number }>`select rowid, document, hidden from set_aside`.execute(
    database,
  );
  for (const row of rows.rows) {
    const { document, hidden } = cleanTexts(row, '');
    if (!isSame({ document, hidden }, row))
      await sql`update set_aside set document = ${document}, hidden = ${hidden} where rowid = ${row.rowid}`.execute(
        database,
      );
  }
}

/** Takes card data out of every row, and out of what records can be found by. */
export async function cleanRows(database: Kysely<Tables>, connection: DataConnection): Promise<void> {
  // SQLite otherwise leaves what it replaces in the file until the room is needed.
  await sql.raw('pragma secure_delete = on').execute(database);
  await cleanExchanges(database);
  await cleanSetAside(database);
  if (await cleanRecords(database)) rebuildLookups(connection);
}
