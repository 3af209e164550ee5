/**
 * How a database came to its present shape. Processes of the version before go on while a step is taken, and may be started
 * after it: a step only adds, and what it adds has a default or may be empty. A step that was released is never changed.
 */
import { Kysely, type Migration, Migrator, PostgresDialect, sql } from 'kysely';
import pg from 'pg';
import { tables } from './0001-tables';
import { sharing } from './0002-processes';
import { moreOfAccounts } from './0003-more-of-accounts';
import { recentCommits } from './0004-recent-commits';

const schema = 'sandbox';
const table = 'migrations';

/** By name, in whose order they are taken. */
export const steps: Readonly<Record<string, Migration>> = {
  '0001-tables': { up: tables },
  '0002-processes': { up: sharing },
  '0003-more-of-accounts': { up: moreOfAccounts },
  '0004-recent-commits': { up: recentCommits },
};

/** The steps that the database has taken; none where it is new. */
async function takenSteps(database: Kysely<unknown>): Promise<string[]> {
  const there = await sql<{ is: boolean }>`select to_regclass(${`${schema}.${table}`}) is not null as is`.execute(
    database,
  );
  if (!there.rows[0]?.is) return [];
  const { rows } = await sql<{ name: string }>`select name from ${sql.id(schema, table)}`.execute(database);
  return rows.map(({ name }) => name);
}

/** One process takes the steps; others that start meanwhile wait for it. */
async function takeSteps(database: Kysely<unknown>, all: Readonly<Record<string, Migration>>): Promise<void> {
  const taken = await takenSteps(database);
  // A newer version was here. What it added disturbs nobody, and this one lacks nothing.
  if (Object.keys(all).every((name) => taken.includes(name))) return;
  const migrator = new Migrator({
    db: database,
    provider: { getMigrations: async () => ({ ...all }) },
    migrationTableName: table,
    migrationLockTableName: 'migrations_lock',
    migrationTableSchema: schema,
  });
  const { error } = await migrator.migrateToLatest();
  if (error) throw error;
}

/** @param all the steps of this version */
export async function migrate(url: string, all = steps): Promise<void> {
  const pool = new pg.Pool({ connectionString: url, max: 2, connectionTimeoutMillis: 10_000 });
  pool.on('error', () => undefined);
  const database = new Kysely<unknown>({ dialect: new PostgresDialect({ pool }) });
  try {
    await takeSteps(database, all);
  } finally {
    await database.destroy();
  }
}
