/** What an account counts. A transaction takes the row, and writes it back with the rest when something was counted. */

export interface AccountState {
  /** Of the newest entry of the ledger; 0 when there is none. */
  readonly sequence: number;
  /** The newest of the numbers from which ids of digits are made. */
  readonly number: number;
  /** Raised by each reset: what a reader remembers of an earlier epoch says nothing about this one. */
  readonly epoch: number;
  /** Milliseconds that the account's clock is ahead of the machine's. */
  readonly clockOffset: number;
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

  /** @param clockOffset milliseconds ahead of the machine's clock */
  setClock(clockOffset: number): void {
    this.current = { ...this.current, clockOffset };
  }

  /** @param run id of the run that begins, or nothing where the one under way ends */
  inRun(run?: string): void {
    const { run: _, ...rest } = this.current;
    this.current = run === undefined ? rest : { ...rest, run };
  }

  /** Everything of the account was removed. */
  reset(): void {
    this.current = { ...newAccount, epoch: this.current.epoch + 1 };
  }
}
