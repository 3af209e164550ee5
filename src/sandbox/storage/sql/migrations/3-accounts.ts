import { type Kysely, sql } from 'kysely';

/** The entries of a row's lookups, in the order of the table's columns. */
const entries = (row: 'new' | 'old') =>
  `select ${row}.account, ${row}.kind || '/' || json_extract(value, '$[0]'), json_extract(value, '$[1]'), ${row}.position
    from json_each(${row}.lookups)`;

const triggers = [
  // A key of several columns is only found by its whole index when each column is compared by itself: what is put into this
  // view is taken out of the table, entry by entry.
  'create view gone_lookups as select account, name, value, position from lookups',
  `create trigger lookups_gone instead of insert on gone_lookups begin
    delete from lookups
    where account = new.account and name = new.name and value = new.value and position = new.position;
  end`,
  `create trigger records_added after insert on records begin
    insert or ignore into lookups ${entries('new')};
  end`,
  // What stays as it was is not written again.
  `create trigger records_changed after update of lookups on records when old.lookups <> new.lookups begin
    insert into gone_lookups ${entries('old')} where value not in (select value from json_each(new.lookups));
    insert or ignore into lookups ${entries('new')} where value not in (select value from json_each(old.lookups));
  end`,
];

/**
 * Accounts count what they make. Records say how long they are and what they can be found by, before their documents: a
 * column behind a long text is slow to reach. The table of lookups follows by itself.
 */
export async function accounts(database: Kysely<unknown>): Promise<void> {
  await sql`create table accounts (
    account text primary key not null,
    sequence integer not null,
    number integer not null,
    epoch integer not null,
    clock_offset integer not null,
    first_sequence integer not null
  ) without rowid`.execute(database);
  await sql`alter table records rename to old_records`.execute(database);
  await sql`drop index records_order`.execute(database);
  await sql`create table records (
    position integer primary key autoincrement,
    account text not null,
    kind text not null,
    id text not null,
    characters integer not null,
    lookups text not null,
    document text not null,
    hidden text not null,
    constraint records_identity unique (account, kind, id)
  )`.execute(database);
  await sql`insert into records
    select position, account, kind, id, length(document), '[]', document, hidden from old_records`.execute(database);
  // Positions are never given twice, not even those of records that are gone.
  await sql`update sqlite_sequence set seq = (select seq from sqlite_sequence where name = 'old_records')
    where name = 'records'`.execute(database);
  await sql`insert into sqlite_sequence (name, seq)
    select 'records', seq from sqlite_sequence where name = 'old_records'
    and not exists (select 1 from sqlite_sequence where name = 'records')`.execute(database);
  await sql`drop table old_records`.execute(database);
  await sql`create index records_order on records (account, kind, position)`.execute(database);
  await sql`delete from lookups`.execute(database);
  for (const trigger of triggers) await sql.raw(trigger).execute(database);
  // All of them are made anew.
  await sql`delete from about where name = 'lookups'`.execute(database);
}
