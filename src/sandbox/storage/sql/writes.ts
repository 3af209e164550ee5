/** Puts and removes records. What they can be found by follows later. */
import { jsonOfWritten } from '../json';
import { entriesOf } from '../lookups';
import { lastOfEach, type RecordKind, type StoredRecord } from '../records';
import type { DataConnection } from './connection';
import { type RecordRow, recordOf, removeRow, rowColumns, setRecordAside } from './rows';
import type { Scope } from './scope';

const recordsAtOnce = 100;

export function chunks<Item>(items: readonly Item[], size: number): Item[][] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

export const marks = (count: number, mark = '?') => Array(count).fill(mark).join(', ');

/** What a record is found by, as its row has it. */
export function lookupsOf(record: StoredRecord): string {
  return JSON.stringify(entriesOf(record).map(({ name, value }) => [name, value]));
}

interface Key {
  readonly kind: RecordKind;
  readonly id: string;
}

/** Rows under these keys. */
function rowsNamed({ connection, account }: Scope, keys: readonly Key[]): RecordRow[] {
  const text = `with wanted(kind, id) as (values ${marks(keys.length, '(?, ?)')})
    select ${rowColumns} from wanted cross join records
    on records.account = ? and records.kind = wanted.kind and records.id = wanted.id`;
  return connection.all<RecordRow>(text, [...keys.flatMap(({ kind, id }) => [kind, id]), account]);
}

const keyOf = ({ kind, id }: Key) => `${kind} ${id}`;

/**
 * Where records under these keys stand, of those whose place is not known. A damaged row is set aside: another takes its
 * place in the account, though not in the order.
 */
function readPlaces(scope: Scope, keys: readonly Key[]): Map<string, number> {
  const places = new Map<string, number>();
  if (keys.length === 0) return places;
  for (const row of rowsNamed(scope, keys)) {
    if (recordOf(row)) places.set(`${row.kind} ${row.id}`, row.position);
    else {
      scope.traces.damagedRecords.add(row.position);
      setRecordAside(scope.connection, scope.account, row);
    }
  }
  return places;
}

/** Where the records stand or will stand. Under an id that was just made stands none. */
function placesOf(scope: Scope, records: readonly StoredRecord[], fresh: ReadonlySet<StoredRecord>): number[] {
  const { account, cache, connection, counts, positions } = scope;
  const held = records.map(({ kind, id }) => cache.get(account, kind, id)?.position);
  const unknown = records.filter(
    (record, index) => held[index] === undefined && !fresh.has(record) && !counts.newIds.has(record.id),
  );
  const read = readPlaces(scope, unknown);
  return records.map((record, index) => held[index] ?? read.get(keyOf(record)) ?? positions.next(connection));
}

function write(scope: Scope, records: readonly StoredRecord[], places: readonly number[]): void {
  const { connection, account, counts, cache, touched, late } = scope;
  const parameters: unknown[] = [];
  records.forEach((record, index) => {
    const { kind, id, document, hidden } = record;
    const position = places[index] as number;
    const text = jsonOfWritten(document);
    const lookups = lookupsOf(record);
    parameters.push(position, account, kind, id, text.length, lookups, text, JSON.stringify(hidden));
    touched.push({ account, kind, id });
    counts.newIds.delete(id);
    if (lookups !== '[]') late.waitsFor(kind);
    cache.wrote(account, { position, record, characters: text.length });
  });
  connection.run(
    `insert into records (position, account, kind, id, characters, lookups, document, hidden)
      values ${marks(records.length, '(?, ?, ?, ?, ?, ?, ?, ?)')}
      on conflict (position) do update set
        characters = excluded.characters, lookups = excluded.lookups,
        document = excluded.document, hidden = excluded.hidden`,
    parameters,
  );
}

/** @param added records under ids that were just made, so that nothing stands there */
export function put(scope: Scope, records: readonly StoredRecord[], added: readonly StoredRecord[]): void {
  const fresh = new Set(added);
  for (const some of chunks(lastOfEach([...records, ...added]), recordsAtOnce))
    write(scope, some, placesOf(scope, some, fresh));
}

export function remove(scope: Scope, kind: RecordKind, id: string): void {
  const key = { kind, id };
  const position = scope.cache.get(scope.account, kind, id)?.position ?? readPlaces(scope, [key]).get(keyOf(key));
  scope.touched.push({ account: scope.account, kind, id });
  scope.cache.drop(scope.account, kind, id);
  if (position !== undefined) removeRow(scope.connection, position);
}

export function positionOf({ connection, account, cache }: Scope, kind: RecordKind, id: string): number | undefined {
  const held = cache.get(account, kind, id);
  if (held) return held.position;
  const text = 'select position from records where account = ? and kind = ? and id = ?';
  return connection.all<{ position: number }>(text, [account, kind, id])[0]?.position;
}

interface PlacedText extends RecordRow {
  readonly account: string;
}

/** Makes anew what all records are found by, as when the contract has a new filter. */
export function rebuildLookups(connection: DataConnection): void {
  connection.run('delete from lookups');
  for (let last = 0; ; ) {
    const rows = connection.all<PlacedText>(
      `select account, ${rowColumns} from records where position > ? order by position limit ${recordsAtOnce}`,
      [last],
    );
    for (const row of rows) {
      const record = recordOf(row);
      const lookups = record ? lookupsOf(record) : '[]';
      connection.run('update records set lookups = ? where position = ?', [lookups, row.position]);
      // A row that says the same as before is noted by no trigger.
      connection.run(
        `insert or ignore into lookups
          select ?, ? || '/' || json_extract(value, '$[0]'), json_extract(value, '$[1]'), ? from json_each(?)`,
        [row.account, row.kind, row.position, lookups],
      );
    }
    const newest = rows.at(-1);
    if (!newest) break;
    last = newest.position;
  }
  connection.run('delete from late_lookups');
}
