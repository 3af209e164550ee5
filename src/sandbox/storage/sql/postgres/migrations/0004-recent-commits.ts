import { type Kysely, sql } from 'kysely';

/**
 * The newest commits of an account, and of which kinds they wrote records, see `recent.ts`. A process of the version before
 * leaves the column as it is, which then speaks of another version than the row has, and counts for nothing.
 */
export async function recentCommits(database: Kysely<unknown>): Promise<void> {
  await sql`alter table sandbox.accounts add column recent text not null default '[]'`.execute(database);
}
