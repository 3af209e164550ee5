import { type Kysely, sql } from 'kysely';

/** An account's clock may stand still, and its ids may be drawn from a seed. What most accounts lack is kept together, as JSON. */
export async function moreOfAccounts(database: Kysely<unknown>): Promise<void> {
  await sql`alter table sandbox.accounts add column more text not null default '{}'`.execute(database);
}
