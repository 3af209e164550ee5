import { type Kysely, sql } from 'kysely';

/** Entries of the ledger are of several kinds now, and an account knows the run under way. */
export async function runs(database: Kysely<unknown>): Promise<void> {
  await sql`alter table accounts add column run text`.execute(database);
}
