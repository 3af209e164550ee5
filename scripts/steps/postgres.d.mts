/**
 * Names a PostgreSQL to be used by tests, such as `postgres://user:password@host:5432/postgres`. The user must be allowed to
 * make databases. `npm test` sets it to the cluster that it starts.
 */
export const addressVariable: 'TEST_DATABASE_URL';

export interface TestPostgres {
  /** Of a database that others use too: `newDatabase` makes one of your own. */
  readonly url: string;
  /** Of a server that was started here alone: what is named by an address is nobody's to kill. */
  readonly cluster?: {
    /** Of the server's first process; another one after `start`. */
    readonly pid: number;
    /** Where its data is; removed when it is stopped. */
    readonly folder: string;
    /** As `kill -9`: connections break, and nothing is tidied up. */
    kill(): Promise<void>;
    /** Starts it again on its data and port, after it was killed. */
    start(): Promise<void>;
  };
  /** Ends the server and removes its data. Does nothing to one that an address names. */
  stop(): Promise<void>;
}

export interface PostgresOptions {
  /** A cluster of your own, even where the environment names a server: to be killed, or to be measured. */
  own?: boolean;
  /** A free one unless it is given. */
  port?: number;
  /** Settings of the server, such as `{ fsync: 'on' }` for measurements. */
  settings?: Readonly<Record<string, string | number>>;
}

/**
 * The server that the environment names, or one that is started here: with Debian's programs, which are installed where they
 * are missing and this is root on Debian. It ends with this process at the latest.
 * @returns undefined where none could be had; what went wrong was said
 */
export function startPostgres(options?: PostgresOptions): Promise<TestPostgres | undefined>;

/** Makes an empty database on a server. @returns its address */
export function newDatabase(url: string): Promise<string>;
