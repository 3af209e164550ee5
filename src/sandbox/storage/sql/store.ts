/** The store on a SQL database. The queries are plain enough for SQLite and PostgreSQL alike. */
import type { Kysely } from 'kysely';
import type { Exchange } from '../../../ledger/types';
import type { PageRequest, Placed, Store, Transaction } from '../port';
import type { RecordKind, RecordOf, StoredRecord } from '../records';
import type { Tables } from './schema';

type Row = { kind: string; id: string; document: string; hidden: string };

function recordOf(row: Row): StoredRecord {
  return {
    kind: row.kind,
    id: row.id,
    document: JSON.parse(row.document),
    hidden: JSON.parse(row.hidden),
  } as StoredRecord;
}

async function readPage(
  database: Kysely<Tables>,
  account: string,
  kind: RecordKind,
  request: PageRequest,
): Promise<Placed<StoredRecord>[]> {
  const older = request.direction === 'older';
  let query = database
    .selectFrom('records')
    .select(['position', 'kind', 'id', 'document', 'hidden'])
    .where('account', '=', account)
    .where('kind', '=', kind);
  if (request.from !== undefined) query = query.where('position', older ? '<' : '>', request.from);
  const rows = await query
    .orderBy('position', older ? 'desc' : 'asc')
    .limit(request.size)
    .execute();
  return rows.map((row) => ({ position: row.position, record: recordOf(row) }));
}

async function write(database: Kysely<Tables>, account: string, record: StoredRecord): Promise<void> {
  const content = { document: JSON.stringify(record.document), hidden: JSON.stringify(record.hidden) };
  await database
    .insertInto('records')
    .values({ account, kind: record.kind, id: record.id, ...content })
    .onConflict((conflict) => conflict.columns(['account', 'kind', 'id']).doUpdateSet(content))
    .execute();
}

function transactionOn(database: Kysely<Tables>, account: string): Transaction {
  const ofAccount = () => database.selectFrom('records').where('account', '=', account);
  const exchanges = () => database.selectFrom('exchanges').where('account', '=', account);
  return {
    get: async (kind, id) => {
      const columns = ['kind', 'id', 'document', 'hidden'] as const;
      const row = await ofAccount().select(columns).where('kind', '=', kind).where('id', '=', id).executeTakeFirst();
      return row && (recordOf(row) as RecordOf<typeof kind>);
    },
    put: (record) => write(database, account, record),
    remove: async (kind, id) => {
      await database
        .deleteFrom('records')
        .where('account', '=', account)
        .where('kind', '=', kind)
        .where('id', '=', id)
        .execute();
    },
    positionOf: async (kind, id) =>
      (await ofAccount().select('position').where('kind', '=', kind).where('id', '=', id).executeTakeFirst())?.position,
    page: async (kind, request) =>
      (await readPage(database, account, kind, request)) as Placed<RecordOf<typeof kind>>[],
    lastSequence: async () =>
      (await exchanges().select('sequence').orderBy('sequence', 'desc').limit(1).executeTakeFirst())?.sequence ?? 0,
    append: async (exchange) => {
      const row = { account, sequence: exchange.sequence, body: JSON.stringify(exchange) };
      await database.insertInto('exchanges').values(row).execute();
    },
    exchanges: async (after, limit) => {
      const rows = await exchanges()
        .select('body')
        .where('sequence', '>', after)
        .orderBy('sequence')
        .limit(limit)
        .execute();
      return rows.map(({ body }) => JSON.parse(body) as Exchange);
    },
    clear: async () => {
      await database.deleteFrom('records').where('account', '=', account).execute();
      await database.deleteFrom('exchanges').where('account', '=', account).execute();
    },
  };
}

export function openSqlStore(database: Kysely<Tables>, notices: readonly string[]): Store {
  return {
    name: 'sqlite',
    notices,
    transact: (accountId, work) =>
      database.transaction().execute((transaction) => work(transactionOn(transaction, accountId))),
    close: () => database.destroy(),
  };
}
