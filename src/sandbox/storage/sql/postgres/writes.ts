/** Puts and removes records. What a transaction puts is sent together, as late as can be. */
import { jsonOfWritten } from '../../json';
import { entriesOf } from '../../lookups';
import { lastOfEach, type RecordKind, type StoredRecord } from '../../records';
import type { SizedRow } from '../rows';
import { chunks } from '../writes';
import { exactText, readExactText } from './exact-text';
import { hold, rowColumns, setRecordAside } from './rows';
import { keyOf, type Scope } from './scope';

const recordsAtOnce = 100;

/**
 * Records keep their positions, new ones get the next. Of what they are found by, only what changed is written. One
 * statement, whatever the number of records: its parameters are lists.
 */
const putText = `with input as (
    select * from unnest($2::text[], $3::text[], $4::integer[], $5::text[], $6::text[])
      with ordinality as one (kind, id, characters, document, hidden, place)
  ), written as (
    insert into sandbox.records (account, position, kind, id, characters, declared, document, hidden)
      select $1, nextval('sandbox.positions'), kind, id, characters, $11, document, hidden
        from (select * from input order by place) as ordered
      on conflict (account, kind, id) do update set characters = excluded.characters, declared = excluded.declared,
        document = excluded.document, hidden = excluded.hidden
      returning position, kind, id, xmax = 0 as fresh
  ), entries as (
    select written.position, written.fresh, written.kind || '/' || entry.name as name, entry.text, entry.number
      from unnest($7::integer[], $8::text[], $9::text[], $10::double precision[]) as entry (place, name, text, number)
      join input on input.place = entry.place
      join written on written.kind = input.kind and written.id = input.id
  ), gone as (
    delete from sandbox.lookups l using written
      where not written.fresh and l.account = $1 and l.position = written.position
      and not exists (select 1 from entries e where e.position = l.position and e.name = l.name
        and e.text is not distinct from l.text and e.number is not distinct from l.number)
  ), added as (
    insert into sandbox.lookups (account, position, name, text, number)
      select $1, position, name, text, number from entries e
      where e.fresh or not exists (select 1 from sandbox.lookups l where l.account = $1 and l.position = e.position
        and l.name = e.name and l.text is not distinct from e.text and l.number is not distinct from e.number)
  )
  select position, kind, id from written`;

interface Written {
  readonly position: number;
  readonly kind: RecordKind;
  readonly id: string;
}

/** What records are found by, a list for each column. */
function lookupColumns(records: readonly StoredRecord[]): unknown[][] {
  const [places, names, texts, numbers]: unknown[][] = [[], [], [], []];
  records.forEach((record, index) => {
    for (const { name, value } of entriesOf(record)) {
      places?.push(index + 1);
      names?.push(name);
      texts?.push(typeof value === 'string' ? exactText(value) : null);
      numbers?.push(typeof value === 'number' ? value : null);
    }
  });
  return [places, names, texts, numbers] as unknown[][];
}

/** A statement whose parameters are made: sending it is all that is left to do. */
type Ready = () => Promise<void>;

function readyToWrite(scope: Scope, records: readonly StoredRecord[]): Ready {
  const { connection, account, declared, knowledge } = scope;
  const texts = records.map(({ document }) => jsonOfWritten(document));
  const parameters = [
    account,
    records.map(({ kind }) => kind),
    records.map(({ id }) => exactText(id)),
    texts.map(({ length }) => length),
    texts,
    records.map(({ hidden }) => JSON.stringify(hidden)),
    ...lookupColumns(records),
    declared,
  ];
  return async () => {
    const rows = await connection.all<Written>(putText, parameters);
    const positions = new Map(rows.map(({ kind, id, position }) => [keyOf(kind, readExactText(id)), position]));
    records.forEach((record, index) => {
      const position = positions.get(keyOf(record.kind, record.id)) as number;
      knowledge.of(record.kind).wrote(account, { position, record, characters: texts[index]?.length ?? 0 });
      knowledge.found(record.kind, record.id);
    });
  };
}

/** The records that wait, ready to be sent in a moment. */
export function readyRecords(scope: Scope): Ready[] {
  const { records } = scope.pending;
  const all = chunks([...records.values()], recordsAtOnce).map((some) => readyToWrite(scope, some));
  records.clear();
  return all;
}

/** Sends the records that wait. */
export async function writeRecords(scope: Scope): Promise<void> {
  await Promise.all(readyRecords(scope).map((send) => send()));
}

/** Before somebody reads what is kept of a kind. */
export async function writeFor(scope: Scope, kind: RecordKind): Promise<void> {
  for (const record of scope.pending.records.values()) if (record.kind === kind) return writeRecords(scope);
}

/** Damaged rows under these keys are set aside: another record takes their place, though not in the order. */
async function clearPlaces(scope: Scope, records: readonly StoredRecord[]): Promise<void> {
  const { connection, account, traces } = scope;
  const text = `select ${rowColumns} from unnest($2::text[], $3::text[]) as wanted (kind, id)
    join sandbox.records r on r.account = $1 and r.kind = wanted.kind and r.id = wanted.id`;
  const keys = [records.map(({ kind }) => kind), records.map(({ id }) => exactText(id))];
  for (const row of await connection.all<SizedRow>(text, [account, ...keys])) {
    if (hold(scope, row)) continue;
    traces.damagedRecords.add(row.position);
    await setRecordAside(connection, account, row.position);
  }
}

/** @param added records under ids that were just made, so that nothing stands there */
export async function put(
  scope: Scope,
  records: readonly StoredRecord[],
  added: readonly StoredRecord[],
): Promise<void> {
  const { account, counts, knowledge, pending } = scope;
  const isKnown = ({ kind, id }: StoredRecord) =>
    counts.newIds.has(id) ||
    pending.records.has(keyOf(kind, id)) ||
    knowledge.isAbsent(kind, id) ||
    knowledge.of(kind).get(account, kind, id) !== undefined;
  const unsure = lastOfEach(records.filter((record) => !isKnown(record)));
  if (unsure.length > 0) await clearPlaces(scope, unsure);
  for (const record of lastOfEach([...records, ...added])) {
    pending.records.set(keyOf(record.kind, record.id), record);
    pending.kinds.add(record.kind);
    counts.newIds.delete(record.id);
  }
  if (pending.records.size >= recordsAtOnce) await writeRecords(scope);
}

export async function remove(scope: Scope, kind: RecordKind, id: string): Promise<void> {
  const { connection, account, knowledge, pending } = scope;
  if (pending.records.has(keyOf(kind, id))) await writeRecords(scope);
  // One that cannot be read is kept where a person finds it.
  if (!knowledge.of(kind).get(account, kind, id)) await clearPlaces(scope, [{ kind, id } as StoredRecord]);
  pending.kinds.add(kind);
  knowledge.of(kind).drop(account, kind, id);
  knowledge.notFound(kind, id);
  await connection.all(
    `with gone as (
      delete from sandbox.records where account = $1 and kind = $2 and id = $3 returning position
    )
    delete from sandbox.lookups l using gone where l.account = $1 and l.position = gone.position`,
    [account, kind, exactText(id)],
  );
}
