/** The store on a SQLite file that this process has for itself. */
import { StoreFault } from '../faults';
import type { Notices } from '../notices';
import type { Store } from '../port';
import { newTraces } from '../traces';
import { Attempts } from './attempts';
import { createBatches } from './batches';
import type { DataConnection } from './connection';
import { readAccountsWith } from './reads';
import { isAlone } from './transaction';
import { readUsage } from './usage';
import { doneBy, fail, type Work } from './work';

const isDone = () => true;
const isNotDone = () => false;
const isFine = () => undefined;

export interface SqlStoreOptions {
  readonly notices: Notices;
  /** Entries of the ledger that are kept for an account. */
  readonly keptExchanges: number;
  /** The error as a fault of the disk, or as it is. */
  readonly faultOf: (error: unknown) => unknown;
  /** Empties the whole database without needing room for it. What it could not finish is finished before anything else. */
  readonly startAnew: () => Promise<void>;
  readonly isUnfinished: () => boolean;
}

/** Sees work through: together where it can be, else each alone, and on an emptied database where a reset has no other room. */
class Worker {
  private readonly attempts: Attempts;
  private readonly betweenWorks: (() => void)[] = [];
  private isClosed = false;

  constructor(
    private readonly connection: DataConnection,
    private readonly options: SqlStoreOptions,
  ) {
    this.attempts = new Attempts(connection, options.notices, options.keptExchanges);
  }

  /** What came in together is stored together: one commit costs as much as many. Where one fails, each is done alone. */
  async doAll(works: readonly Work[]): Promise<void> {
    const mayJoin = works.length > 1 && !this.options.isUnfinished();
    const isTogether = mayJoin && (await this.attempts.make(works).then(isDone, isNotDone));
    for (const work of works) {
      if (!isTogether) {
        work.traces = newTraces();
        const error = await this.doAlone(work).then(isFine, (found: unknown) => ({ found }));
        if (error) {
          fail(work, this.options.faultOf(error.found), this.options.notices);
          continue;
        }
      }
      work.resolve(work.result);
    }
    if (this.attempts.isBehind) await this.catchUp();
    for (const act of this.betweenWorks.splice(0)) act();
  }

  /** When the answers are on their way. */
  private async catchUp(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (!this.isClosed) await this.attempts.catchUp();
  }

  close(): void {
    this.isClosed = true;
    this.connection.close();
  }

  /** SQLite copies a database between two transactions, so it waits for the work that is under way. */
  backUp(file: string): Promise<void> {
    return new Promise((resolve, reject) => {
      this.betweenWorks.push(() => {
        try {
          this.connection.run('vacuum into ?', [file]);
          resolve();
        } catch (error) {
          reject(this.options.faultOf(error));
        }
      });
    });
  }

  private async doAlone(work: Work): Promise<void> {
    const { isUnfinished, startAnew } = this.options;
    try {
      if (isUnfinished()) await startAnew();
      await this.attempts.make([work]);
    } catch (error) {
      if (!this.canStartAnew(work, error)) throw error;
      this.attempts.forget();
      await startAnew();
      work.traces = newTraces();
      await this.attempts.make([work]);
    }
  }

  /** A reset needs no room, only the log of it does. */
  private canStartAnew({ account, traces }: Work, error: unknown): boolean {
    const fault = this.options.faultOf(error);
    if (!traces.cleared || !(fault instanceof StoreFault)) return false;
    if (fault.why !== 'full' && fault.why !== 'unreachable') return false;
    return isAlone(this.connection, account);
  }
}

export function openSqlStore(connection: DataConnection, options: SqlStoreOptions): Store {
  const { notices, keptExchanges } = options;
  const worker = new Worker(connection, options);
  const waiting = createBatches<Work>((works) => worker.doAll(works));
  const transact: Store['transact'] = (account, task) => doneBy(waiting.add, account, task);
  return {
    name: 'sqlite',
    keptExchanges,
    get notices() {
      return notices.all;
    },
    transact,
    accountsWith: async (kind, name) => readAccountsWith(connection, kind, name),
    usage: async (account) => readUsage(connection, account),
    backUp: (file) => {
      const done = worker.backUp(file);
      void transact('', async () => undefined);
      return done;
    },
    close: async () => worker.close(),
  };
}
