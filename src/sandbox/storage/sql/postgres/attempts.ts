/** Carries out pieces of work on one account, in one transaction of the database that has the account for itself. */
import { Account } from '../../account';
import type { Notices } from '../../notices';
import { metDamage, newTraces, type Traces } from '../../traces';
import { tellOfDamage, type Work } from '../work';
import { type Locked, lockAccount, writeAccount } from './accounts';
import type { Connection } from './connection';
import { readyEntries } from './entries';
import { exactText } from './exact-text';
import { faultOf, isLost, OutcomeUnknown } from './faults';
import { type Knowledge, KnownAccounts, newVersion } from './known';
import { mend } from './mending';
import type { Pool } from './pool';
import { everything, withCommit } from './recent';
import { setAside } from './rows';
import { newPending } from './scope';
import { readyNews, transactionOn } from './transaction';
import { readyRecords } from './writes';

export interface AttemptOptions {
  readonly pool: Pool;
  readonly notices: Notices;
  /** Entries of the ledger that are kept for an account. */
  readonly kept: number;
  readonly declared: number;
  /** Names this process in what it tells the others. */
  readonly self: string;
  /** The address without its password. */
  readonly shown: string;
}

/** An account in the middle of a transaction. */
interface Open {
  readonly connection: Connection;
  readonly account: string;
  readonly before: Locked;
  readonly knowledge: Knowledge;
}

/** What is to be written of an account beside what was written already. */
interface Change {
  readonly after: Locked;
  readonly waiting: readonly (() => Promise<void>)[];
}

/** What the row says once more was committed. */
function committed(before: Locked, kinds: ReadonlySet<string>): Pick<Locked, 'version' | 'recent'> {
  const version = newVersion();
  return { version, recent: withCommit(before, version, kinds) };
}

export class Attempts {
  private readonly known = new KnownAccounts();

  constructor(private readonly options: AttemptOptions) {}

  /** All of the works, in their order, or none. */
  async make(accountId: string, works: readonly Work[]): Promise<void> {
    for (const work of works) work.traces = newTraces();
    await this.within(accountId, (open) => this.carryOut(open, works));
    const { notices } = this.options;
    for (const { traces } of works) {
      if (traces.wrote) notices.recovered();
      if (metDamage(traces)) await this.moveAway(accountId, traces);
    }
  }

  private connect(): Promise<Connection> {
    const { pool, shown } = this.options;
    return pool.take().catch((error) => Promise.reject(faultOf(shown, error)));
  }

  /** Locks an account's row, and commits what the work writes. */
  private async within(accountId: string, work: (open: Open) => Promise<Change | undefined>): Promise<void> {
    const { declared } = this.options;
    const account = exactText(accountId);
    const connection = await this.connect();
    try {
      const [, before] = await Promise.all([connection.begin(), lockAccount(connection, account, declared)]);
      const knowledge = this.known.of(account, before);
      const change = await work({ connection, account, before, knowledge });
      connection.rethrow();
      this.known.forget(account);
      if (change) await this.commit(connection, account, change);
      await connection.release();
      this.known.keep(account, (change?.after ?? before).version, knowledge);
    } catch (error) {
      this.known.forget(account);
      await connection.release();
      throw error;
    }
  }

  /** @returns nothing where nothing was written */
  private async carryOut({ connection, account, before, knowledge }: Open, works: readonly Work[]) {
    const { declared, kept, self } = this.options;
    const pending = newPending();
    let { state } = before;
    const all = { connection, account, knowledge, pending, declared, self };
    const scopeOf = (traces: Traces) => ({ ...all, traces, counts: new Account(state) });
    const isOfEarlier = before.declared < declared;
    if (isOfEarlier) await mend(scopeOf(newTraces()));
    for (const work of works) {
      const scope = scopeOf(work.traces);
      work.result = await work.task(transactionOn(scope, kept));
      state = scope.counts.state;
    }
    if (!isOfEarlier && state === before.state && !works.some(({ traces }) => traces.wrote)) return undefined;
    const scope = scopeOf(newTraces());
    const waiting = [...readyRecords(scope), ...readyEntries(scope), ...readyNews(scope)];
    // What a process of an earlier version writes is brought up to date by those of a later one.
    return { after: { ...committed(before, pending.kinds), state, declared }, waiting };
  }

  /** What still waits goes out with the account's row and the commit, in one packet. */
  private async commit(connection: Connection, account: string, { after, waiting }: Change): Promise<void> {
    try {
      const sent = [...waiting.map((send) => send()), writeAccount(connection, account, after), connection.commit()];
      const isDone = (await Promise.all(sent)).at(-1);
      if (!isDone) throw new Error('PostgreSQL took a transaction back in the place of its commit.');
    } catch (error) {
      throw isLost(error) ? new OutcomeUnknown(this.options.shown, error) : error;
    }
  }

  /** Damaged rows were passed over; where there is room, they are now moved too. They are told of either way. */
  private async moveAway(accountId: string, traces: Traces): Promise<void> {
    const { notices } = this.options;
    await this.within(accountId, async ({ connection, account, before }) => {
      await setAside(connection, account, traces);
      return { after: { ...before, ...committed(before, new Set([everything])) }, waiting: [] };
    }).catch(() => undefined);
    tellOfDamage(notices, accountId, traces);
  }
}
