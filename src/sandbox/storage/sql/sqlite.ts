/** Opens a SQLite file for the sandbox, or sets aside one that cannot be used and starts a new one. */
import { existsSync, mkdirSync, renameSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { Kysely, SqliteDialect } from 'kysely';
import Database from 'libsql';
import type { Store } from '../port';
import { createTables, formatVersion, setAsideDamagedRows, type Tables } from './schema';
import { openSqlStore } from './store';

type Connection = InstanceType<typeof Database>;

/** Marks our files: "CSSB". A SQLite file without it belongs to somebody else and is left alone. */
const applicationId = 0x43535342;
const defaultFileName = 'sandbox.db';
const companions = ['', '-wal', '-shm'];
const damageCodes = new Set(['SQLITE_CORRUPT', 'SQLITE_NOTADB']);

/** A reason a person can act on. */
export class DataFileError extends Error {}

function fileOf(path: string): string {
  const isFolder = path.endsWith('/') || (existsSync(path) && statSync(path).isDirectory());
  return isFolder ? join(path, defaultFileName) : path;
}

function firstValue(connection: Connection, pragma: string): unknown {
  return Object.values(connection.prepare(`pragma ${pragma}`).get() as object)[0];
}

/** Takes the file for this process: a second sandbox on it then fails at once instead of seeing half of the truth. */
function take(connection: Connection): void {
  connection.exec('pragma locking_mode = exclusive');
  connection.exec('pragma journal_mode = wal');
  // In WAL mode, "normal" loses nothing when the process is killed; only a power cut can take the last commits.
  connection.exec('pragma synchronous = normal');
  connection.exec('begin exclusive; commit');
}

/**
 * Gives the file back. libsql holds a connection open as long as a statement of it lives, so the lock is let go by hand;
 * SQLite only does that outside of WAL mode.
 */
function disconnect(connection: Connection): void {
  try {
    connection.exec('pragma journal_mode = delete; pragma locking_mode = normal; select count(*) from sqlite_schema');
  } finally {
    connection.close();
  }
}

type Condition = 'ours' | 'empty' | 'foreign' | 'other version' | 'damaged';

function conditionOf(connection: Connection): Condition {
  if (Number(firstValue(connection, 'schema_version')) === 0) return 'empty';
  if (Number(firstValue(connection, 'application_id')) !== applicationId) return 'foreign';
  if (Number(firstValue(connection, 'user_version')) !== formatVersion) return 'other version';
  return firstValue(connection, 'quick_check') === 'ok' ? 'ours' : 'damaged';
}

function codeOf(error: unknown): string {
  return String((error as { code?: unknown }).code ?? '');
}

function open(file: string): { connection: Connection | null; condition: Condition } {
  let connection: Connection | null = null;
  try {
    connection = new Database(file);
    const condition = conditionOf(connection);
    if (condition === 'ours' || condition === 'empty') {
      take(connection);
      return { connection, condition };
    }
    connection.close();
    return { connection: null, condition };
  } catch (error) {
    connection?.close();
    if (damageCodes.has(codeOf(error))) return { connection: null, condition: 'damaged' };
    if (codeOf(error).startsWith('SQLITE_BUSY')) {
      throw new DataFileError(
        `The data file ${file} is in use by another sandbox. Stop that one, or choose another file with --data.`,
      );
    }
    throw new DataFileError(`The data file ${file} cannot be opened: ${(error as Error).message}`);
  }
}

/** Moves a file and what SQLite keeps beside it out of the way. Returns the new name. */
function setAside(file: string, now: Date): string {
  const target = `${file}.set-aside-${now.toISOString().replace(/[:.]/g, '-')}`;
  for (const suffix of companions) if (existsSync(file + suffix)) renameSync(file + suffix, target + suffix);
  return target;
}

/** A connection to a usable file, and what to tell about how it came to be. */
function openUsable(file: string): { connection: Connection; isNew: boolean; notices: string[] } {
  const first = open(file);
  if (first.connection) return { connection: first.connection, isNew: first.condition === 'empty', notices: [] };
  if (first.condition === 'foreign') {
    throw new DataFileError(`The file ${file} holds another program's data. Choose another file with --data.`);
  }
  const kept = setAside(file, new Date());
  const reason = first.condition === 'damaged' ? 'is damaged' : 'was written by another version';
  const second = open(file);
  if (!second.connection)
    throw new DataFileError(`The data file ${file} cannot be used. Choose another file with --data.`);
  return {
    connection: second.connection,
    isNew: true,
    notices: [`The data file ${reason}. It was kept as ${kept}; the sandbox starts anew.`],
  };
}

/** Kysely prepares a statement for each query; the statements are few, so each is prepared once. */
function withPreparedStatements(connection: Connection) {
  const statements = new Map<string, ReturnType<Connection['prepare']>>();
  return {
    prepare(text: string) {
      const known = statements.get(text);
      if (known) return known;
      const statement = connection.prepare(text);
      statements.set(text, statement);
      return statement;
    },
    close() {
      statements.clear();
      disconnect(connection);
    },
  };
}

/**
 * @param path a file, or a folder to keep one in
 * @throws DataFileError when the file is in use or belongs to another program
 */
export async function openSqliteStore(path: string): Promise<Store> {
  const file = fileOf(path);
  mkdirSync(dirname(file), { recursive: true });
  const { connection, isNew, notices } = openUsable(file);
  const database = new Kysely<Tables>({
    dialect: new SqliteDialect({ database: withPreparedStatements(connection) as never }),
  });
  if (isNew) {
    await createTables(database, 'integer');
    connection.exec(`pragma application_id = ${applicationId}; pragma user_version = ${formatVersion}`);
  }
  const damaged = await setAsideDamagedRows(database);
  if (damaged > 0) notices.push(`${damaged} damaged rows of the data file were moved to its table "set_aside".`);
  return openSqlStore(database, notices);
}
