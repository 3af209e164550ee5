/** The store on a database that other processes use too. */
import { StoreFault } from '../../faults';
import type { Notices } from '../../notices';
import type { Store } from '../../port';
import { createBatches } from '../batches';
import { doneBy, fail, type Work } from '../work';
import { readAccountsBefore, readAccountsWith } from './accounts';
import { Attempts } from './attempts';
import type { Asking } from './connection';
import { faultOf, isPassing, OutcomeUnknown } from './faults';
import type { Pool } from './pool';
import { readUsage } from './usage';

/** Of an account that others write too, or with a connection that broke before anything was committed. */
const mostAttempts = 3;

export interface PostgresStoreOptions {
  readonly pool: Pool;
  readonly notices: Notices;
  /** Entries of the ledger that are kept for an account. */
  readonly keptExchanges: number;
  readonly declared: number;
  /** Names this process in what it tells the others. */
  readonly self: string;
  /** The address without its password. */
  readonly shown: string;
}

/** The pieces of work of one account: each waits for those before it, so that one account takes one connection at most. */
class Line {
  private readonly waiting = createBatches<Work>((works) => this.doAll(works));
  private count = 0;

  constructor(
    private readonly account: string,
    private readonly attempts: Attempts,
    private readonly options: PostgresStoreOptions,
    private readonly whenEmpty: () => void,
  ) {}

  add(work: Work): void {
    this.count += 1;
    this.waiting.add(work);
  }

  /** What came in together is stored together: one commit costs as much as many. Where one fails, each is done alone. */
  private async doAll(works: readonly Work[]): Promise<void> {
    const error = await this.attempt(works);
    for (const work of works) {
      const own =
        error && works.length > 1 && !(error.found instanceof StoreFault) ? await this.attempt([work]) : error;
      if (own) fail(work, own.found, this.options.notices);
      else work.resolve(work.result);
    }
    this.count -= works.length;
    if (this.count === 0) this.whenEmpty();
  }

  /** @returns what it failed with, if it did; a refusal of the database as a fault */
  private async attempt(works: readonly Work[]): Promise<{ readonly found: unknown } | undefined> {
    for (let made = 1; ; made += 1) {
      try {
        await this.attempts.make(this.account, works);
        return undefined;
      } catch (error) {
        const mayPass = isPassing(error) && !(error instanceof OutcomeUnknown);
        if (!mayPass || made === mostAttempts) return { found: faultOf(this.options.shown, error) };
      }
    }
  }
}

const nothing = async () => undefined;

/** Accounts that nobody uses are brought up to date too, one after the other, while others are answered. */
async function mendAll(accounts: Promise<readonly string[]>, store: Pick<Store, 'transact'>, isClosed: () => boolean) {
  try {
    for (const account of await accounts) if (!isClosed()) await store.transact(account, nothing);
  } catch {
    // The database is gone or refuses. Whoever uses an account has it done then, and the next start goes on.
  }
}

export function openStoreOn(options: PostgresStoreOptions): Store {
  const { pool, notices, keptExchanges, shown } = options;
  const attempts = new Attempts({ ...options, kept: keptExchanges });
  const lines = new Map<string, Line>();
  const lineOf = (account: string) => {
    const line = lines.get(account) ?? new Line(account, attempts, options, () => lines.delete(account));
    lines.set(account, line);
    return line;
  };
  const reading = async <Result>(read: (connection: Asking) => Promise<Result>): Promise<Result> => {
    const refuse = (error: unknown) => Promise.reject(faultOf(shown, error));
    const connection = await pool.take().catch(refuse);
    return read(connection)
      .catch(refuse)
      .finally(() => connection.release());
  };
  let isClosed = false;
  let mending: Promise<void> = Promise.resolve();
  const store: Store = {
    name: 'postgresql',
    keptExchanges,
    get notices() {
      return notices.all;
    },
    transact: (account, task) => doneBy((work) => lineOf(account).add(work), account, task),
    accountsWith: (kind, name) => reading((connection) => readAccountsWith(connection, kind, name)),
    usage: (account) => reading((connection) => readUsage(connection, account)),
    async close() {
      isClosed = true;
      await mending;
      await pool.close();
    },
  };
  const earlier = reading((connection) => readAccountsBefore(connection, options.declared));
  mending = mendAll(earlier, store, () => isClosed);
  return store;
}
