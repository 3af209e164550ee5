/** Puts and removes records. Triggers keep what they can be found by in step with them. */
import { jsonOf } from '../json';
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

/** A damaged row is set aside before another takes its place. Under an id that was just made stands none. */
function setDamagedAside(scope: Scope, keys: readonly Key[]): void {
  const { account, cache, counts } = scope;
  const unknown = keys.filter(({ kind, id }) => !counts.newIds.has(id) && !cache.get(account, kind, id));
  if (unknown.length === 0) return;
  for (const row of rowsNamed(scope, unknown)) {
    if (recordOf(row)) continue;
    scope.traces.damagedRecords.add(row.position);
    setRecordAside(scope.connection, scope.account, row);
  }
}

function upsert({ connection, account, counts, cache, touched }: Scope, records: readonly StoredRecord[]): void {
  const texts = records.map(({ document }) => jsonOf(document));
  const parameters = records.flatMap((record, index) => {
    const { kind, id, hidden } = record;
    const text = texts[index] as string;
    return [account, kind, id, text.length, lookupsOf(record), text, JSON.stringify(hidden)];
  });
  const text = `insert into records (account, kind, id, characters, lookups, document, hidden)
    values ${marks(records.length, '(?, ?, ?, ?, ?, ?, ?)')}
    on conflict (account, kind, id) do update set
      characters = excluded.characters, lookups = excluded.lookups,
      document = excluded.document, hidden = excluded.hidden
    returning position, kind, id`;
  const rows = connection.all<{ position: number; kind: RecordKind; id: string }>(text, parameters);
  const positions = new Map(rows.map(({ kind, id, position }) => [`${kind} ${id}`, position]));
  records.forEach((record, index) => {
    const { kind, id } = record;
    touched.push({ account, kind, id });
    counts.newIds.delete(id);
    const position = positions.get(`${kind} ${id}`) as number;
    cache.wrote(account, { position, record, characters: (texts[index] as string).length });
  });
}

/** @param added records under ids that were just made, so that nothing stands there */
export function put(scope: Scope, records: readonly StoredRecord[], added: readonly StoredRecord[]): void {
  const fresh = new Set(added);
  for (const some of chunks(lastOfEach([...records, ...added]), recordsAtOnce)) {
    setDamagedAside(
      scope,
      some.filter((record) => !fresh.has(record)),
    );
    upsert(scope, some);
  }
}

export function remove(scope: Scope, kind: RecordKind, id: string): void {
  setDamagedAside(scope, [{ kind, id }]);
  const position = positionOf(scope, kind, id);
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
      // A row that says the same as before calls no trigger.
      connection.run(
        `insert or ignore into lookups
          select ?, ? || '/' || json_extract(value, '$[0]'), json_extract(value, '$[1]'), ? from json_each(?)`,
        [row.account, row.kind, row.position, lookups],
      );
    }
    const newest = rows.at(-1);
    if (!newest) return;
    last = newest.position;
  }
}
