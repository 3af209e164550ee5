/** The store on a SQL database. The queries are plain enough for SQLite and PostgreSQL alike. */
import { type Kysely, sql } from 'kysely';
import type { Exchange } from '../../../ledger/types';
import { StoreFault } from '../faults';
import { checkDeclared } from '../filters';
import type { LookupValue } from '../lookups';
import type { Notices } from '../notices';
import type { Placed, Store, Transaction } from '../port';
import { createQueue } from '../queue';
import type { RecordKind, RecordOf, StoredRecord } from '../records';
import { metDamage, newTraces, type Traces } from '../traces';
import { idsAtOnce, readPage } from './pages';
import { exchangeOf, recordOf, rowColumns, setAside } from './rows';
import type { Tables } from './tables';
import { chunks, put, remove } from './writes';

/** All that a transaction's calls need. */
interface Scope {
  readonly database: Kysely<Tables>;
  readonly account: string;
  readonly traces: Traces;
}

async function readAll({ database, account, traces }: Scope, kind: RecordKind, ids: readonly string[]) {
  const found = new Map<string, StoredRecord>();
  for (const some of chunks([...new Set(ids)], idsAtOnce)) {
    const rows = await database
      .selectFrom('records')
      .select(rowColumns)
      .where('account', '=', account)
      .where('kind', '=', kind)
      .where('id', 'in', some)
      .execute();
    for (const row of rows) {
      const record = recordOf(row);
      if (record) found.set(row.id, record);
      else traces.damagedRecords.add(row.position);
    }
  }
  return [...new Set(ids)].flatMap((id) => found.get(id) ?? []);
}

async function positionOf({ database, account }: Scope, kind: RecordKind, id: string): Promise<number | undefined> {
  const row = await database
    .selectFrom('records')
    .select('position')
    .where('account', '=', account)
    .where('kind', '=', kind)
    .where('id', '=', id)
    .executeTakeFirst();
  return row?.position;
}

/** Leaps from one value to the next in the index, however many records share one. */
async function readValues({ database, account }: Scope, kind: RecordKind, name: string): Promise<LookupValue[]> {
  checkDeclared(kind, [{ name, oneOf: [] }]);
  const key = `${kind}/${name}`;
  const found = await sql<{ value: LookupValue }>`
    with recursive leap(value) as (
      select min(value) from lookups where account = ${account} and name = ${key}
      union all
      select (select min(value) from lookups where account = ${account} and name = ${key} and value > leap.value)
      from leap where leap.value is not null
    )
    select value from leap where value is not null`.execute(database);
  return found.rows.map(({ value }) => value);
}

async function readDue({ database, account, traces }: Scope, until: number, limit: number) {
  const rows = await database
    .selectFrom('lookups')
    .innerJoin('records', 'records.position', 'lookups.position')
    .select(['records.position', 'records.kind', 'records.id', 'records.document', 'records.hidden'])
    .where('lookups.account', '=', account)
    .where('lookups.name', '=', 'due-step/dueTime')
    .where('lookups.value', '<=', until)
    .orderBy('lookups.value')
    .orderBy('lookups.position')
    .limit(limit)
    .execute();
  return rows.flatMap((row) => {
    const record = recordOf(row);
    if (!record) traces.damagedRecords.add(row.position);
    return (record ?? []) as RecordOf<'due-step'>[];
  });
}

async function readExchanges({ database, account, traces }: Scope, after: number, limit: number): Promise<Exchange[]> {
  const found: Exchange[] = [];
  let last = after;
  for (;;) {
    const size = limit - found.length;
    const rows = await database
      .selectFrom('exchanges')
      .select(['sequence', 'body'])
      .where('account', '=', account)
      .where('sequence', '>', last)
      .orderBy('sequence')
      .limit(size)
      .execute();
    for (const row of rows) {
      const exchange = exchangeOf(row);
      if (exchange) found.push(exchange);
      else if (row.body !== '') traces.damagedExchanges.add(row.sequence);
    }
    const newest = rows.at(-1);
    if (!newest || rows.length < size || found.length === limit) return found;
    last = newest.sequence;
  }
}

async function lastSequence({ database, account }: Scope): Promise<number> {
  const row = await database
    .selectFrom('exchanges')
    .select('sequence')
    .where('account', '=', account)
    .orderBy('sequence', 'desc')
    .limit(1)
    .executeTakeFirst();
  return row?.sequence ?? 0;
}

const ownTables = ['records', 'exchanges', 'lookups'] as const;

async function isAloneIn({ database, account }: Scope, table: (typeof ownTables)[number]): Promise<boolean> {
  const name = sql.table(table);
  const { rows } = await sql<{ first: string | null; last: string | null }>`
    select (select min(account) from ${name}) as first, (select max(account) from ${name}) as last`.execute(database);
  return rows.every(({ first, last }) => (first ?? account) === account && (last ?? account) === account);
}

/** Where the account is the only one, whole tables are emptied: that visits no rows, however many there are. */
async function clear(scope: Scope): Promise<void> {
  for (const table of ownTables) {
    const all = scope.database.deleteFrom(table);
    await ((await isAloneIn(scope, table)) ? all : all.where('account', '=', scope.account)).execute();
  }
}

function transactionOn(scope: Scope): Transaction {
  const { database, account, traces } = scope;
  const writing = <Result>(write: Promise<Result>): Promise<Result> => {
    traces.wrote = true;
    return write;
  };
  return {
    get: async (kind, id) => (await readAll(scope, kind, [id]))[0] as RecordOf<typeof kind> | undefined,
    getAll: async (kind, ids) => (await readAll(scope, kind, ids)) as RecordOf<typeof kind>[],
    put: (records) => writing(put(database, account, records)),
    remove: (kind, id) => writing(remove(database, account, kind, id)),
    positionOf: (kind, id) => positionOf(scope, kind, id),
    page: async (kind, request) =>
      (await readPage({ database, account, kind }, request, scope.traces)) as Placed<RecordOf<typeof kind>>[],
    values: (kind, name) => readValues(scope, kind, name),
    due: (until, limit) => readDue(scope, until, limit),
    lastSequence: () => lastSequence(scope),
    append: async (exchange) => {
      const row = { account, sequence: exchange.sequence, body: JSON.stringify(exchange) };
      await writing(database.insertInto('exchanges').values(row).execute());
    },
    exchanges: (after, limit) => readExchanges(scope, after, limit),
    clear: () => {
      traces.cleared = true;
      return clear(scope);
    },
  };
}

/** Between its begin and its commit, or back to where it began. */
export async function inTransaction<Result>(
  database: Kysely<Tables>,
  work: (transaction: Kysely<Tables>) => Promise<Result>,
): Promise<Result> {
  return database.connection().execute(async (connection) => {
    await sql`begin`.execute(connection);
    try {
      const result = await work(connection);
      await sql`commit`.execute(connection);
      return result;
    } catch (error) {
      // A full or failing disk may have ended the transaction already. The first error is the one to report.
      await sql`rollback`.execute(connection).catch(() => undefined);
      throw error;
    }
  });
}

export interface SqlStoreOptions {
  readonly notices: Notices;
  /** The error as a fault of the disk, or as it is. */
  readonly faultOf: (error: unknown) => unknown;
  /** Empties the whole database without needing room for it. What it could not finish is finished before anything else. */
  readonly startAnew: () => Promise<void>;
  readonly isUnfinished: () => boolean;
}

export function openSqlStore(database: Kysely<Tables>, options: SqlStoreOptions): Store {
  const { notices, faultOf, startAnew, isUnfinished } = options;
  const queue = createQueue();

  async function attempt<Result>(account: string, work: (transaction: Transaction) => Promise<Result>, traces: Traces) {
    const result = await inTransaction(database, (connection) =>
      work(transactionOn({ database: connection, account, traces })),
    );
    if (traces.wrote) notices.recovered();
    if (metDamage(traces)) await moveAway(account, traces);
    return result;
  }

  /** Damaged rows were passed over; where there is room, they are now moved too. */
  async function moveAway(account: string, traces: Traces): Promise<void> {
    const moved = await inTransaction(database, (connection) => setAside(connection, account, traces)).catch(() => []);
    for (const row of moved) notices.damaged(row);
  }

  /** A reset needs no room, only the log of it does. */
  async function canStartAnew(account: string, error: unknown, { cleared }: Traces): Promise<boolean> {
    const fault = faultOf(error);
    if (!cleared || !(fault instanceof StoreFault)) return false;
    if (fault.why !== 'full' && fault.why !== 'unreachable') return false;
    const scope = { database, account, traces: newTraces() };
    for (const table of ownTables) if (!(await isAloneIn(scope, table))) return false;
    return true;
  }

  async function run<Result>(account: string, work: (transaction: Transaction) => Promise<Result>): Promise<Result> {
    const traces = newTraces();
    try {
      if (isUnfinished()) await startAnew();
      return await attempt(account, work, traces);
    } catch (error) {
      if (!(await canStartAnew(account, error, traces))) throw error;
      await startAnew();
      return attempt(account, work, newTraces());
    }
  }

  return {
    name: 'sqlite',
    get notices() {
      return notices.all;
    },
    transact: (account, work) =>
      queue(() => run(account, work)).catch((error: unknown) => {
        const fault = faultOf(error);
        if (fault instanceof StoreFault) notices.failed(fault);
        throw fault;
      }),
    close: () => database.destroy(),
  };
}
