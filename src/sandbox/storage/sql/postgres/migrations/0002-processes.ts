import { type Kysely, sql } from 'kysely';

/**
 * What processes on one database share, see `src/sandbox/peers/postgres`. Nothing here has to outlive the database's process:
 * with it end the connections by which all of this counts, so that none of it is written to the log.
 */
export async function sharing(database: Kysely<unknown>): Promise<void> {
  await sql`create unlogged table sandbox.delivery_lines (
    name text collate "C" primary key,
    holder integer not null
  )`.execute(database);
  await sql`create unlogged table sandbox.call_limits (
    name text collate "C" primary key,
    per_second double precision not null,
    tokens double precision not null,
    granted integer not null,
    filled_at timestamptz not null
  ) with (fillfactor = 50)`.execute(database);
}
