/** The store on a SQLite file that this process has for itself. */
import { StoreFault } from '../faults';
import type { Notices } from '../notices';
import type { Store } from '../port';
import { newTraces } from '../traces';
import { Ahead } from './ahead';
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
  private readonly ahead: Ahead;
  private readonly betweenWorks: (() => void)[] = [];
  private isClosed = false;

  constructor(
    private readonly connection: DataConnection,
    private readonly options: SqlStoreOptions,
  ) {
    this.attempts = new Attempts(connection, options.notices, options.keptExchanges);
    this.ahead = new Ahead(this.attempts, (works) => this.doOnFile(works));
  }

  /** From what is held, where that suffices; else on the file, when it is free. */
  async doAll(works: readonly Work[]): Promise<void> {
    const mayDecide = !this.options.isUnfinished() && !this.attempts.needFile;
    const isTakenUp = mayDecide && (await this.ahead.takeUp(works));
    if (isTakenUp && this.betweenWorks.length === 0) return;
    await this.ahead.whenFree();
    if (!isTakenUp) await this.doOnFile(works);
    for (const act of this.betweenWorks.splice(0)) act();
  }

  whenFree(): Promise<void> {
    return this.ahead.whenFree();
  }

  /** What came in together is stored together: one commit costs as much as many. Where one fails, each is done alone. */
  private async doOnFile(works: readonly Work[]): Promise<void> {
    for (const work of works) work.traces = newTraces();
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
  }

  /** When the answers are on their way. */
  private async catchUp(): Promise<void> {
    await new Promise((resolve) => setImmediate(resolve));
    if (!this.isClosed) await this.attempts.catchUp();
  }

  async close(): Promise<void> {
    this.isClosed = true;
    await this.ahead.whenFree();
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
    accountsWith: async (kind, name) => {
      await worker.whenFree();
      return readAccountsWith(connection, kind, name);
    },
    usage: async (account) => {
      await worker.whenFree();
      return readUsage(connection, account);
    },
    backUp: (file) => {
      const done = worker.backUp(file);
      void transact('', async () => undefined);
      return done;
    },
    close: async () => worker.close(),
  };
}
