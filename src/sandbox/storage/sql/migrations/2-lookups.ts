import { type Kysely, sql } from 'kysely';

/** Filtered lists no longer read every record: what records can be found by is kept beside them. */
export async function lookups(database: Kysely<unknown>): Promise<void> {
  // A value is a text or a number, each compared as what it is, so its column has no type. The key leads from a value to
  // the positions that have it, in order; there is no row beside the key.
  await sql`create table lookups (
    account text not null,
    name text not null,
    value not null,
    position integer not null,
    primary key (account, name, value, position)
  ) without rowid`.execute(database);
  await sql`create table about (name text primary key not null, value text not null)`.execute(database);
  // Files of version 1 may have it: it was made when the first damaged row was found.
  await sql`create table if not exists set_aside (account text, kind text, id text, document text, hidden text)`.execute(
    database,
  );
}
