/** A database of PostgreSQL for the tests of a file. `npm test` says loudly where there is none. */
import { existsSync } from 'node:fs';
import { afterAll } from 'vitest';
import { addressVariable, newDatabase, startPostgres, type TestPostgres } from '../../../../scripts/steps/postgres.mjs';

export const hasPostgres = process.env[addressVariable] !== undefined || existsSync('/usr/lib/postgresql');

let server: Promise<TestPostgres | undefined> | undefined;
let database: Promise<string> | undefined;

async function freshDatabase(): Promise<string> {
  server ??= startPostgres();
  const { url } = (await server) ?? {};
  if (url === undefined) throw new Error('No PostgreSQL could be started.');
  return newDatabase(url);
}

/** The same one for all tests of a file. @returns its address */
export function testDatabase(): Promise<string> {
  database ??= freshDatabase();
  return database;
}

afterAll(async () => (await server)?.stop());
