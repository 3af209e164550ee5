/** Carries out pieces of work on accounts, several in one transaction of the database. */
import { Account, type AccountState } from '../account';
import type { Notices } from '../notices';
import type { RecordKind } from '../records';
import { metDamage, type Traces } from '../traces';
import { RecordCache } from './cache';
import type { DataConnection } from './connection';
import { LateLookups } from './late-lookups';
import { Positions } from './positions';
import { readAccount, writeAccount } from './reads';
import { setAside } from './rows';
import type { Entry, Scope, Touched } from './scope';
import { inTransaction, rollBack, storeEntries, transactionOn } from './transaction';
import { tellOfDamage, type Work } from './work';
import { type Statement, transactionOf, WrittenLater } from './written-later';

/** What works want stored, decided from what is held. */
export interface Decided {
  readonly works: readonly Work[];
  readonly states: ReadonlyMap<string, AccountState>;
  readonly touched: readonly Touched[];
  readonly statements: readonly Statement[];
  /** Kinds of the records that will wait to be found. */
  readonly waiting: readonly RecordKind[];
}

export class Attempts {
  private readonly cache = new RecordCache();
  private readonly positions = new Positions();
  private readonly late: LateLookups;
  /** As their rows are; nobody else changes them. */
  private readonly accounts = new Map<string, AccountState>();

  /** @param kept entries of the ledger that are kept for an account */
  constructor(
    private readonly connection: DataConnection,
    private readonly notices: Notices,
    private readonly kept: number,
  ) {
    this.late = new LateLookups(connection);
  }

  /** All of them, or none. */
  async make(works: readonly Work[]): Promise<void> {
    const touched: Touched[] = [];
    const states = new Map<string, AccountState>();
    try {
      await inTransaction(this.connection, () =>
        this.carryOut({ connection: this.connection, late: this.late }, works, states, touched),
      );
    } catch (error) {
      this.release(touched);
      this.late.lose();
      throw error;
    }
    for (const [account, state] of states) this.accounts.set(account, state);
    for (const { account, traces } of works) {
      if (traces.wrote) this.wrote();
      if (metDamage(traces)) await this.moveAway(account, traces);
    }
  }

  /** Where a view stands for a table, only the file itself tells what is there. */
  get needFile(): boolean {
    return this.late.isHidden;
  }

  /** Decides all of them from what is held. @returns undefined where that does not suffice, or where one of them fails */
  async decide(works: readonly Work[]): Promise<Decided | undefined> {
    const later = new WrittenLater();
    const touched: Touched[] = [];
    const states = new Map<string, AccountState>();
    const isDecided = await this.carryOut({ connection: later, late: later }, works, states, touched).then(
      () => !later.isAsked,
      () => false,
    );
    if (!isDecided) {
      this.release(touched);
      return undefined;
    }
    const { statements, waiting } = later;
    return { works, states, touched, statements, waiting };
  }

  /** What is decided from here on builds on it. */
  keep({ states, waiting }: Decided): void {
    for (const [account, state] of states) this.accounts.set(account, state);
    for (const kind of waiting) this.late.waitsFor(kind);
  }

  /** All of it, or nothing. What holds records is stored by a thread of its own; for less, telling it takes longer. */
  async store(all: readonly Decided[]): Promise<void> {
    const statements = all.flatMap((one) => one.statements);
    if (statements.length === 0) return;
    if (all.some(({ touched }) => touched.length > 0)) await this.connection.runBeside(transactionOf(statements));
    else
      await inTransaction(this.connection, () => {
        for (const { text, parameters } of statements) this.connection.run(text, parameters);
      });
    for (const { works } of all) for (const { traces } of works) if (traces.wrote) this.wrote();
  }

  /** It could not be stored, so nothing that was decided since is as it seemed. */
  revoke(all: readonly Decided[]): void {
    rollBack(this.connection);
    for (const { states, touched } of all) {
      this.release(touched);
      for (const account of states.keys()) this.accounts.delete(account);
    }
    this.late.lose();
  }

  takeUpLookups(): void {
    this.late.takeUp();
  }

  /** Writes what was taken up. A disk that refuses loses nothing. */
  async catchUpBeside(): Promise<void> {
    await this.late.writeBeside().catch(() => {
      rollBack(this.connection);
      this.late.lose();
    });
  }

  private wrote(): void {
    this.notices.recovered();
    this.late.wrote();
  }

  private release(touched: readonly Touched[]): void {
    for (const { account, kind, id } of touched) this.cache.drop(account, kind, id);
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

  private async carryOut(
    { connection, late }: Pick<Scope, 'connection' | 'late'>,
    works: readonly Work[],
    states: Map<string, AccountState>,
    touched: Touched[],
  ): Promise<void> {
    const { cache, accounts, positions } = this;
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
