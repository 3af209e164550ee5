/** Carries out pieces of work on accounts, several in one transaction of the database. */
import { Account, type AccountState } from '../account';
import type { Notices } from '../notices';
import { metDamage, type Traces } from '../traces';
import { RecordCache } from './cache';
import type { DataConnection } from './connection';
import { LateLookups } from './late-lookups';
import { Positions } from './positions';
import { readAccount, writeAccount } from './reads';
import { setAside } from './rows';
import type { Entry, Touched } from './scope';
import { inTransaction, storeEntries, transactionOn } from './transaction';
import { tellOfDamage, type Work } from './work';

export class Attempts {
  private readonly cache = new RecordCache();
  private readonly positions: Positions;
  private readonly late: LateLookups;
  /** As their rows are; nobody else changes them. */
  private readonly accounts = new Map<string, AccountState>();

  /** @param kept entries of the ledger that are kept for an account */
  constructor(
    private readonly connection: DataConnection,
    private readonly notices: Notices,
    private readonly kept: number,
  ) {
    this.positions = new Positions(connection);
    this.late = new LateLookups(connection);
  }

  /** All of them, or none. */
  async make(works: readonly Work[]): Promise<void> {
    const touched: Touched[] = [];
    const states = new Map<string, AccountState>();
    try {
      await inTransaction(this.connection, () => this.carryOut(works, states, touched));
    } catch (error) {
      for (const { account, kind, id } of touched) this.cache.drop(account, kind, id);
      this.late.lose();
      throw error;
    }
    for (const [account, state] of states) this.accounts.set(account, state);
    for (const { account, traces } of works) {
      if (traces.wrote) {
        this.notices.recovered();
        this.late.wrote();
      }
      if (metDamage(traces)) await this.moveAway(account, traces);
    }
  }

  /** The database was emptied. */
  forget(): void {
    this.positions.forget();
    this.late.forget();
    this.cache.clear();
  }

  /** Enough wait to be written together. */
  get isBehind(): boolean {
    return this.late.areMany;
  }

  /** A disk that refuses loses nothing: they wait on, and whoever looks for them has them written. */
  async catchUp(): Promise<void> {
    await inTransaction(this.connection, () => this.late.writeAll()).catch(() => this.late.lose());
  }

  private async carryOut(works: readonly Work[], states: Map<string, AccountState>, touched: Touched[]): Promise<void> {
    const { connection, cache, accounts, positions, late } = this;
    const entries: Entry[] = [];
    for (const work of works) {
      const { account, traces, task } = work;
      const before = states.get(account) ?? accounts.get(account) ?? readAccount(connection, account);
      const counts = new Account(before);
      const scope = { connection, account, counts, traces, cache, positions, late, touched, entries };
      work.result = await task(transactionOn(scope, this.kept));
      if (counts.isChanged) states.set(account, counts.state);
    }
    storeEntries(connection, entries);
    for (const [account, state] of states) writeAccount(connection, account, state);
  }

  /** Damaged rows were passed over; where there is room, they are now moved too. They are told of either way. */
  private async moveAway(account: string, traces: Traces): Promise<void> {
    const { connection, notices } = this;
    await inTransaction(connection, () => setAside(connection, account, traces)).catch(() => undefined);
    tellOfDamage(notices, account, traces);
  }
}
