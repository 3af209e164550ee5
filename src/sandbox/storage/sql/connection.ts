/** The connection to a data file: taken for this process alone, with its statements prepared once. */
import { existsSync, rmSync, truncateSync } from 'node:fs';
import Database from 'libsql';
import PromisedDatabase from 'libsql/promise';
import { applicationId, companions } from './data-file';
import { causeOf } from './faults';

type Connection = InstanceType<typeof Database>;
type Statement = ReturnType<Connection['prepare']>;

/** The few texts that the store uses often, and those of some lists of ids. */
const mostStatements = 200;
const largestLogBytes = 16_000_000;
const pageBytes = 4096;
/** The inner pages of all indexes of a million objects, and the pages that calls change. SQLite's own 2 MB hold neither. */
const cacheKibibytes = 65_536;

export interface DataConnection {
  /**
   * Takes the file for this process: a second sandbox on it then fails at once instead of seeing half of the truth.
   * @param isNew marks the file as ours
   */
  take(isNew: boolean): void;
  prepare(text: string): Statement;
  /** The rows that a statement gives. */
  all<Row>(text: string, parameters?: readonly unknown[]): Row[];
  run(text: string, parameters?: readonly unknown[]): void;
  /** Carries out statements on a thread of their own. Until they are done, nobody may use the connection. */
  runBeside(text: string): Promise<void>;
  /** The first value that a statement gives. */
  read(text: string): unknown;
  /** Goes on with a new file in the place of this one. Needs no room: it gives room back. */
  startAnew(): void;
  /** Gives the file back. Never fails: what could not be written back stands in the log until the next start. */
  close(): void;
}

/** What transactions need of it. */
export type FileCalls = Pick<DataConnection, 'all' | 'run'>;

/** Alone on its file, SQLite keeps the index of its log in memory; a file for that would need room to be read at all. */
function open(file: string): Connection {
  const connection = new Database(file);
  connection.exec('pragma locking_mode = exclusive');
  return connection;
}

function take(connection: Connection, isNew: boolean): void {
  // Before there is a log, so that the file is known as ours whenever the process ends.
  if (isNew) connection.exec(`pragma application_id = ${applicationId}`);
  connection.exec(`pragma cache_size = -${cacheKibibytes}`);
  // Sorting must not need room on a disk that has none.
  connection.exec('pragma temp_store = memory');
  try {
    connection.exec('pragma journal_mode = wal');
    connection.exec(`pragma journal_size_limit = ${largestLogBytes}`);
    // The longer the log may grow, the fewer pages are written twice: those that every call changes.
    connection.exec(`pragma wal_autocheckpoint = ${Math.floor(largestLogBytes / pageBytes)}`);
  } catch (error) {
    // The change itself is written. On a full disk the file stays in its mode, and can at least be read.
    if (causeOf(error) !== 'full') throw error;
  }
  // In WAL mode, "normal" loses nothing when the process is killed; only a power cut can take the last commits.
  connection.exec('pragma synchronous = normal');
  connection.exec('begin exclusive; commit');
}

/**
 * libsql holds a connection open as long as a statement of it lives, so the lock is let go by hand; SQLite only does that
 * outside of WAL mode.
 */
function letGo(connection: Connection): void {
  try {
    connection.exec('pragma journal_mode = delete; pragma locking_mode = normal; select count(*) from sqlite_schema');
  } catch {
    // A disk without room takes nothing back from the log; the next start reads it from there.
  }
  try {
    connection.close();
  } catch {
    // It was closed before.
  }
}

/**
 * Opens a file without changing it.
 * @throws SQLite's own errors
 */
export function connect(file: string): DataConnection {
  const statements = new Map<string, Statement>();
  let connection = open(file);
  const prepare = (text: string): Statement => {
    const known = statements.get(text);
    if (known) return known;
    if (statements.size >= mostStatements) statements.clear();
    const statement = connection.prepare(text);
    statements.set(text, statement);
    return statement;
  };
  return {
    take: (isNew) => take(connection, isNew),
    prepare,
    all: (text, parameters = []) => prepare(text).all(parameters) as never,
    run: (text, parameters = []) => {
      prepare(text).run(parameters);
    },
    // Both kinds of connections are the same thing inside.
    runBeside: (text) => PromisedDatabase.prototype.exec.call(connection, text) as never,
    read: (text) => Object.values(connection.prepare(text).get() as object)[0],
    startAnew() {
      statements.clear();
      letGo(connection);
      for (const path of ['', ...companions].map((suffix) => file + suffix).filter((path) => existsSync(path))) {
        // A connection that could not be let go holds on to what was removed, so its room is given back first.
        truncateSync(path);
        rmSync(path);
      }
      connection = open(file);
      take(connection, true);
    },
    close() {
      statements.clear();
      letGo(connection);
    },
  };
}
