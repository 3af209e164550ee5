/** Opens a PostgreSQL database for the sandbox: a new one, one of today's shape, or one that is brought to it. */
import { createHash } from 'node:crypto';
import { redactionVersion } from '../../cleaning';
import { StoreFault } from '../../faults';
import { lookupDeclaration } from '../../lookups';
import { createNotices } from '../../notices';
import type { Store } from '../../port';
import { keptExchanges as usuallyKept } from '../../retention';
import { checkedAddress, DatabaseError, shownAddress } from './address';
import { codeOf, faultOf } from './faults';
import { migrate } from './migrations';
import { Pool } from './pool';
import { setAsidePlace } from './rows';
import { openStoreOn } from './store';

export { DatabaseError };

export interface PostgresOptions {
  /** Entries of the ledger that are kept for an account. */
  readonly keptExchanges?: number | undefined;
  /** Connections that this process holds at most. */
  readonly connections?: number | undefined;
  /** Names this process in what it tells the others; nobody listens when it is absent. */
  readonly self?: string | undefined;
}

export const usualConnections = 10;

/** The number of the declaration by which this process keeps rows: what they are found by, and what was taken out of them. */
async function declare(pool: Pool): Promise<number> {
  const text = createHash('sha256').update(`${redactionVersion} ${lookupDeclaration}`).digest('hex');
  const connection = await pool.take();
  try {
    await connection.all('insert into sandbox.declarations (text) values ($1) on conflict (text) do nothing', [text]);
    const find = 'select number from sandbox.declarations where text = $1';
    const [row] = await connection.all<{ number: number }>(find, [text]);
    return row?.number ?? 0;
  } finally {
    await connection.release();
  }
}

/** Why it cannot start, in words. */
function refusalOf(shown: string, error: unknown): Error {
  if (error instanceof DatabaseError) return error;
  const code = codeOf(error);
  if (code?.startsWith('28'))
    return new DatabaseError(`The database ${shown} refuses this user or password. Correct them in --database-url.`);
  if (code === '3D000')
    return new DatabaseError(
      `The database ${shown} does not exist. Make it, for example with createdb, or name another.`,
    );
  if (code === '42501')
    return new DatabaseError(
      `This user may not make tables in the database ${shown}. Give it the right to create there: it makes a schema "sandbox" of its own.`,
    );
  const fault = faultOf(shown, error);
  if (fault instanceof StoreFault) return new DatabaseError(`The sandbox cannot start. ${fault.message}`);
  return new DatabaseError(`The database ${shown} cannot be used: ${(error as Error).message}`);
}

/**
 * @param url such as `postgres://user:password@host:5432/database`
 * @throws DatabaseError when the database cannot be reached or used
 */
export async function openPostgresStore(url: string, options: PostgresOptions = {}): Promise<Store> {
  const { keptExchanges = usuallyKept, connections = usualConnections, self = '' } = options;
  checkedAddress(url);
  const shown = shownAddress(url);
  const pool = new Pool(url, connections);
  try {
    // One that is just starting is waited for a moment.
    await (await pool.take()).release();
    await migrate(url);
    const declared = await declare(pool);
    return openStoreOn({ pool, notices: createNotices([], setAsidePlace), keptExchanges, declared, shown, self });
  } catch (error) {
    await pool.close();
    throw refusalOf(shown, error);
  }
}
