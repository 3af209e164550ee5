/** Puts and removes records, and keeps what they can be found by in step with them. */
import { type Kysely, sql } from 'kysely';
import type { LookupValue } from '../lookups';
import { entriesOf } from '../lookups';
import { lastOfEach, type RecordKind, type StoredRecord } from '../records';
import { dropLookupsAt, type RecordRow, recordOf, rowColumns } from './rows';
import type { Tables } from './tables';

const recordsAtOnce = 100;
const lookupsAtOnce = 200;

interface LookupRow {
  readonly account: string;
  readonly name: string;
  readonly value: LookupValue;
  readonly position: number;
}

function lookupRows(account: string, record: StoredRecord, position: number): LookupRow[] {
  return entriesOf(record).map(({ name, value }) => ({ account, name: `${record.kind}/${name}`, value, position }));
}

const keyOf = ({ name, value, position }: LookupRow) => `${position} ${name} ${typeof value} ${value}`;

/** Those of the first rows that are not among the second. */
function without(rows: readonly LookupRow[], others: readonly LookupRow[]): LookupRow[] {
  const known = new Set(others.map(keyOf));
  return rows.filter((row) => !known.has(keyOf(row)));
}

export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

export async function insertLookups(database: Kysely<Tables>, rows: readonly LookupRow[]): Promise<void> {
  for (const some of chunks(rows, lookupsAtOnce)) await database.insertInto('lookups').values(some).execute();
}

async function deleteLookups(database: Kysely<Tables>, rows: readonly LookupRow[]): Promise<void> {
  for (const { account, name, value, position } of rows)
    await database
      .deleteFrom('lookups')
      .where('account', '=', account)
      .where('name', '=', name)
      .where('value', '=', value)
      .where('position', '=', position)
      .execute();
}

function rowsNamed(database: Kysely<Tables>, account: string, records: readonly { kind: RecordKind; id: string }[]) {
  const kinds = [...new Set(records.map(({ kind }) => kind))];
  return database
    .selectFrom('records')
    .select(rowColumns)
    .where('account', '=', account)
    .where(({ and, eb, or }) =>
      or(
        kinds.map((kind) => {
          const ids = records.filter((record) => record.kind === kind).map(({ id }) => id);
          return and([eb('kind', '=', kind), eb('id', 'in', ids)]);
        }),
      ),
    )
    .execute();
}

/** What the rows were kept under. A damaged row does not tell; it is set aside before it is replaced. */
async function lookupsBefore(database: Kysely<Tables>, account: string, rows: readonly RecordRow[]) {
  const before: LookupRow[] = [];
  for (const row of rows) {
    const record = recordOf(row);
    if (record) before.push(...lookupRows(account, record, row.position));
    else {
      const { kind, id, document, hidden, position } = row;
      await database.insertInto('set_aside').values({ account, kind, id, document, hidden }).execute();
      await dropLookupsAt(database, account, position);
    }
  }
  return before;
}

async function upsert(database: Kysely<Tables>, account: string, records: readonly StoredRecord[]) {
  const rows = records.map(({ kind, id, document, hidden }) => ({
    account,
    kind,
    id,
    document: JSON.stringify(document),
    hidden: JSON.stringify(hidden),
  }));
  return database
    .insertInto('records')
    .values(rows)
    .onConflict((conflict) =>
      conflict
        .columns(['account', 'kind', 'id'])
        .doUpdateSet({ document: sql`excluded.document`, hidden: sql`excluded.hidden` }),
    )
    .returning(['position', 'kind', 'id'])
    .execute();
}

async function putSome(database: Kysely<Tables>, account: string, records: readonly StoredRecord[]): Promise<void> {
  const before = await lookupsBefore(database, account, await rowsNamed(database, account, records));
  const placed = await upsert(database, account, records);
  const positions = new Map(placed.map(({ kind, id, position }) => [`${kind} ${id}`, position]));
  const after = records.flatMap((record) =>
    lookupRows(account, record, positions.get(`${record.kind} ${record.id}`) as number),
  );
  await deleteLookups(database, without(before, after));
  await insertLookups(database, without(after, before));
}

export async function put(database: Kysely<Tables>, account: string, records: readonly StoredRecord[]): Promise<void> {
  for (const some of chunks(lastOfEach(records), recordsAtOnce)) await putSome(database, account, some);
}

export async function remove(database: Kysely<Tables>, account: string, kind: RecordKind, id: string): Promise<void> {
  const rows = await rowsNamed(database, account, [{ kind, id }]);
  await deleteLookups(database, await lookupsBefore(database, account, rows));
  for (const { position } of rows) await database.deleteFrom('records').where('position', '=', position).execute();
}

/** Makes all lookups anew, as when the contract has a new filter. */
export async function rebuildLookups(database: Kysely<Tables>): Promise<void> {
  await database.deleteFrom('lookups').execute();
  let last = 0;
  for (;;) {
    const rows = await database
      .selectFrom('records')
      .select(['account', ...rowColumns])
      .where('position', '>', last)
      .orderBy('position')
      .limit(recordsAtOnce)
      .execute();
    for (const row of rows) {
      const record = recordOf(row);
      if (record) await insertLookups(database, lookupRows(row.account, record, row.position));
    }
    const newest = rows.at(-1);
    if (!newest) return;
    last = newest.position;
  }
}
