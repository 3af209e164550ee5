import { type Kysely, sql } from 'kysely';

/**
 * Every table begins with the account, and so does every key: rows of one account stand together, and can be spread over
 * machines by it. Ids and what is compared is kept as `exact-text.ts` says; JSON is text, which keeps numbers and characters
 * as they were sent. `declared` says which declaration of lookups and of redaction a row is kept by.
 */
export async function tables(database: Kysely<unknown>): Promise<void> {
  await sql`create sequence sandbox.positions`.execute(database);
  await sql`create table sandbox.declarations (
    number integer generated always as identity primary key,
    text text not null unique
  )`.execute(database);
  await sql`create table sandbox.accounts (
    account text collate "C" primary key,
    version bigint not null,
    sequence bigint not null,
    number bigint not null,
    epoch bigint not null,
    clock_offset double precision not null,
    first_sequence bigint not null,
    run text,
    declared integer not null
  )`.execute(database);
  await sql`create table sandbox.records (
    account text collate "C" not null,
    position bigint not null,
    kind text collate "C" not null,
    id text collate "C" not null,
    characters integer not null,
    declared integer not null,
    document text not null,
    hidden text not null,
    primary key (account, position),
    constraint records_identity unique (account, kind, id)
  )`.execute(database);
  await sql`create index records_order on sandbox.records (account, kind, position)`.execute(database);
  await sql`create table sandbox.lookups (
    account text collate "C" not null,
    position bigint not null,
    name text collate "C" not null,
    text text collate "C",
    number double precision
  )`.execute(database);
  await sql`create index lookups_of_record on sandbox.lookups (account, position)`.execute(database);
  // An entry of an index holds some 2,700 bytes: of a long text its beginning, and the rest is compared in the row.
  await sql`create index lookups_by_text on sandbox.lookups (account, name, left(text, 200), position)
    where text is not null`.execute(database);
  await sql`create index lookups_by_number on sandbox.lookups (account, name, number, position)
    where number is not null`.execute(database);
  await sql`create table sandbox.exchanges (
    account text collate "C" not null,
    sequence bigint not null,
    declared integer not null,
    body text not null,
    primary key (account, sequence)
  )`.execute(database);
  await sql`create table sandbox.set_aside (
    account text collate "C" not null,
    kind text not null,
    id text not null,
    document text not null,
    hidden text not null
  )`.execute(database);
  await sql`create index set_aside_of_account on sandbox.set_aside (account)`.execute(database);
}
