/** Opens a SQLite file for the sandbox: a new one, one of today's format, or one that is brought to it. */
import { Kysely, SqliteDialect } from 'kysely';
import { redactionVersion } from '../cleaning';
import { StoreFault } from '../faults';
import { lookupDeclaration } from '../lookups';
import { createNotices } from '../notices';
import type { Store } from '../port';
import { keptExchanges as usuallyKept } from '../retention';
import { cleanRows } from './cleaning';
import { connect, type DataConnection } from './connection';
import { DataFileError, findDataFile, setFileAside } from './data-file';
import { causeOf, faultOf, isBusy } from './faults';
import { formatVersion, migrate } from './migrations';
import { setAsidePlace } from './rows';
import { openSqlStore } from './store';
import type { Tables } from './tables';
import { inTransaction } from './transaction';
import { rebuildLookups } from './writes';

export { DataFileError };

type Condition = 'usable' | 'newer' | 'damaged';

function conditionOf(connection: DataConnection): Condition {
  const version = Number(connection.read('pragma user_version'));
  if (version > formatVersion) return 'newer';
  // Marked as ours, and the process ended before anything else was written.
  if (version === 0) return connection.read('select count(*) from sqlite_schema') === 0 ? 'usable' : 'damaged';
  return connection.read('pragma quick_check') === 'ok' ? 'usable' : 'damaged';
}

/** Connects to a file that is ours. Gives its condition alone where it cannot be used, and leaves it as it is. */
function connectTo(file: string, isNew: boolean): DataConnection | Exclude<Condition, 'usable'> {
  const connection = connect(file);
  try {
    const condition = conditionOf(connection);
    if (condition === 'usable') {
      connection.take(isNew);
      return connection;
    }
    connection.close();
    return condition;
  } catch (error) {
    connection.close();
    if (causeOf(error) === 'damaged') return 'damaged';
    throw error;
  }
}

/** Does what the file lacks for a version of something, and notes that it was done. @returns whether it was lacking */
async function keepUp(
  database: Kysely<Tables>,
  [name, value]: [name: string, value: string],
  work: () => Promise<void>,
): Promise<boolean> {
  const known = await database.selectFrom('about').select('value').where('name', '=', name).execute();
  if (known[0]?.value === value) return false;
  await work();
  await database
    .insertInto('about')
    .values({ name, value })
    .onConflict((conflict) => conflict.column('name').doUpdateSet({ value }))
    .execute();
  return true;
}

/** Brings the file to today's format, all at once or not at all. */
async function bringUpToDate(database: Kysely<Tables>, connection: DataConnection): Promise<void> {
  const version = Number(connection.read('pragma user_version'));
  const isCleaned = await inTransaction(connection, async () => {
    if (version !== formatVersion) {
      await migrate(database as unknown as Kysely<unknown>, version);
      connection.run(`pragma user_version = ${formatVersion}`);
    }
    const cleaned = await keepUp(database, ['redaction', redactionVersion], async () => {
      if (version > 0) await cleanRows(database, connection);
    });
    await keepUp(database, ['lookups', lookupDeclaration], async () => rebuildLookups(connection));
    return cleaned && version > 0;
  });
  // What was taken out is not to stand in the log either.
  if (isCleaned) connection.read('pragma wal_checkpoint(truncate)');
}

const why = { damaged: 'is damaged', newer: 'was written by another version' } as const;

/** A connection to a usable file, and what to tell about how it came to be. */
function openUsable(file: string, isNew: boolean): { connection: DataConnection; notices: string[] } {
  const first = connectTo(file, isNew);
  if (typeof first === 'object') return { connection: first, notices: [] };
  const kept = setFileAside(file, new Date());
  const second = connectTo(file, true);
  if (typeof second !== 'object') throw new DataFileError(`The data file ${file} cannot be used.`);
  return {
    connection: second,
    notices: [`The data file ${why[first]}. It was kept as ${kept}; the sandbox starts anew.`],
  };
}

/** An error of SQLite at the start, in words. */
function refusalOf(file: string, error: unknown): Error {
  if (error instanceof DataFileError) return error;
  const elsewhere = 'choose another file with --data.';
  if (isBusy(error))
    return new DataFileError(`The data file ${file} is in use by another sandbox. Stop that one, or ${elsewhere}`);
  const fault = faultOf(file, error);
  if (fault instanceof StoreFault) return new DataFileError(`The sandbox cannot start. ${fault.message}`);
  return new DataFileError(`The data file ${file} cannot be opened: ${(error as Error).message}. You can ${elsewhere}`);
}

async function openFile(file: string, isNew: boolean, keptExchanges: number): Promise<Store> {
  const { connection, notices } = openUsable(file, isNew);
  const database = new Kysely<Tables>({ dialect: new SqliteDialect({ database: connection as never }) });
  try {
    await bringUpToDate(database, connection);
  } catch (error) {
    connection.close();
    throw error;
  }
  let unfinished = false;
  return openSqlStore(connection, {
    keptExchanges,
    notices: createNotices(notices, setAsidePlace),
    faultOf: (error) => faultOf(file, error),
    startAnew: async () => {
      unfinished = true;
      connection.startAnew();
      await bringUpToDate(database, connection);
      unfinished = false;
    },
    isUnfinished: () => unfinished,
  });
}

/**
 * @param path a file, or a folder to keep one in
 * @param keptExchanges entries of the ledger that are kept for an account
 * @throws DataFileError when the file is in use, belongs to another program, or cannot be written
 */
export async function openSqliteStore(path: string, keptExchanges = usuallyKept): Promise<Store> {
  const { file, isNew } = findDataFile(path);
  try {
    return await openFile(file, isNew, keptExchanges);
  } catch (error) {
    throw refusalOf(file, error);
  }
}
