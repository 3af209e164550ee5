/** What an account counts. A transaction takes the row, and writes it back with the rest when something was counted. */

export interface AccountState {
  /** Of the newest entry of the ledger; 0 when there is none. */
  readonly sequence: number;
  /** The newest of the numbers from which ids of digits are made. */
  readonly number: number;
  /** Raised by each reset: what a reader remembers of an earlier epoch says nothing about this one. */
  readonly epoch: number;
  /** Milliseconds that the account's clock is ahead of the machine's, or behind where it is below zero. */
  readonly clockOffset: number;
  /** Milliseconds since 1970 that the clock shows while it stands still; absent while it runs. */
  readonly frozenAt?: number;
  /** What ids are drawn from, so that the same calls give the same ids; absent where nobody can guess them. */
  readonly seed?: string;
  /** How many ids were drawn from the seed. */
  readonly drawn?: number;
  /** Faults or chaos may be armed, or were: where this is absent, nobody has to look. */
  readonly hasFaults?: true;
  /** The oldest entry of the ledger that is kept; entries before it were removed to bound the ledger. */
  readonly firstSequence: number;
  /** Id of the run under way. */
  readonly run?: string;
}

export const newAccount: AccountState = { sequence: 0, number: 0, epoch: 1, clockOffset: 0, firstSequence: 1 };

/** Ids of digits were made from the ledger's sequence before they had a number of their own: up to 1000 for an exchange. */
export const numbersPerExchange = 1000;

/** The account's row within a transaction, which has it for itself. */
export class Account {
  private current: AccountState;
  /** Ids that were made within the transaction, until something is stored under them. */
  readonly newIds = new Set<string>();

  constructor(private readonly before: AccountState) {
    this.current = before;
  }

  get state(): AccountState {
    return this.current;
  }

  get isChanged(): boolean {
    return this.current !== this.before;
  }

  /** The sequence of the next entry of the ledger. */
  nextSequence(): number {
    this.reached(this.current.sequence + 1);
    return this.current.sequence;
  }

  /** A number that no id of the account was made from. */
  nextNumber(): number {
    this.current = { ...this.current, number: this.current.number + 1 };
    return this.current.number;
  }

  /** Notes an entry of the ledger that came with its sequence. */
  reached(sequence: number): void {
    if (sequence > this.current.sequence) this.current = { ...this.current, sequence };
  }

  /** Notes that entries before this one were removed. */
  keptFrom(firstSequence: number): void {
    this.current = { ...this.current, firstSequence };
  }

  /** Lets the clock show a moment, and run on or stand still from there as it did before. Both in milliseconds since 1970. */
  showTime(moment: number, machine: number): void {
    const { frozenAt } = this.current;
    this.current = {
      ...this.current,
      ...(frozenAt === undefined ? { clockOffset: moment - machine } : { frozenAt: moment }),
    };
  }

  /** Lets the clock stand still at a moment, in milliseconds since 1970. */
  freeze(frozenAt: number): void {
    this.current = { ...this.current, frozenAt };
  }

  /** Lets the clock run on from where it stands. @param machine the machine's time, in milliseconds since 1970 */
  thaw(machine: number): void {
    const { frozenAt, ...rest } = this.current;
    if (frozenAt !== undefined) this.current = { ...rest, clockOffset: frozenAt - machine };
  }

  /** Ids are drawn from this text from now on, from its first one. */
  drawFrom(seed: string): void {
    this.current = { ...this.current, seed, drawn: 0 };
  }

  /** The place of the next id that is drawn from the seed, from 1. */
  nextDrawn(): number {
    const drawn = (this.current.drawn ?? 0) + 1;
    this.current = { ...this.current, drawn };
    return drawn;
  }

  /** Notes whether there are faults to look for. */
  withFaults(are: boolean): void {
    const { hasFaults: _, ...rest } = this.current;
    this.current = are ? { ...rest, hasFaults: true } : rest;
  }

  /** @param run id of the run that begins, or nothing where the one under way ends */
  inRun(run?: string): void {
    const { run: _, ...rest } = this.current;
    this.current = run === undefined ? rest : { ...rest, run };
  }

  /**
   * Counts on from where an account stood once, in the epoch of today; its clock shows what it showed.
   * @param moment that it showed, and `machine` the machine's time, both in milliseconds since 1970
   */
  goOnFrom(then: Omit<AccountState, 'epoch' | 'clockOffset'>, moment: number, machine: number): void {
    this.current = { ...then, clockOffset: moment - machine, epoch: this.current.epoch };
  }

  /** Everything of the account was removed. */
  reset(): void {
    this.current = { ...newAccount, epoch: this.current.epoch + 1 };
  }
}
