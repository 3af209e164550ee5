/** Connections to the database: so many at most, made when they are needed. */
import pg from 'pg';
import { Connection } from './connection';
import { isLost } from './faults';

/** PostgreSQL's number for its 8-byte integers. All of ours are exact in JavaScript. */
const bigIntegers = 20;
const types = {
  getTypeParser: (oid: number, format?: 'text' | 'binary') =>
    oid === bigIntegers ? Number : pg.types.getTypeParser(oid, format as 'text'),
};

/** How long to wait for a connection, in milliseconds. */
const connectMs = 10_000;
/** No statement of ours takes so long, in milliseconds; a way that swallows everything is then known to be lost. */
const statementMs = 60_000;
/** A database that is just starting takes connections soon: waits between attempts, in milliseconds. */
const pausesMs = [50, 100, 200, 400, 800];

/**
 * Rows are found by keys, a few at a time, and plans are kept: the planner is to choose no other way because a table was
 * small when it looked. A process that hangs in the middle of a transaction must not hold up an account for long.
 */
const settings = [
  ['jit', 'off'],
  ['enable_seqscan', 'off'],
  ['enable_hashjoin', 'off'],
  ['enable_mergejoin', 'off'],
  ['plan_cache_mode', 'force_generic_plan'],
  ['idle_in_transaction_session_timeout', "'30s'"],
  ['lock_timeout', "'30s'"],
]
  .map(([name, value]) => `set ${name} = ${value}`)
  .join('; ');

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

export class Pool {
  private readonly pool: pg.Pool;

  /** @param connections so many at most */
  constructor(url: string, connections: number) {
    this.pool = new pg.Pool({
      connectionString: url,
      max: connections,
      pipeline: true,
      types,
      keepAlive: true,
      connectionTimeoutMillis: connectMs,
      query_timeout: statementMs,
      application_name: 'connector-standards sandbox',
    } as pg.PoolConfig);
    // One that breaks while nobody uses it is replaced when somebody does.
    this.pool.on('error', () => undefined);
    this.pool.on('connect', (client) => {
      // Whoever uses it learns it from what he asked.
      client.on('error', () => undefined);
      void client.query(settings).catch(() => undefined);
    });
  }

  async take(): Promise<Connection> {
    for (let attempt = 0; ; attempt += 1) {
      try {
        return new Connection(await this.pool.connect());
      } catch (error) {
        const ms = pausesMs[attempt];
        if (ms === undefined || !isLost(error) || /timeout exceeded/.test(String((error as Error).message)))
          throw error;
        await pause(ms);
      }
    }
  }

  async close(): Promise<void> {
    await this.pool.end();
  }
}
