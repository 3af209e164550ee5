/** What a piece of work did in its transaction, beside its result. */
export interface Traces {
  /** Positions of records that could not be read. They are moved out of the way once the transaction has ended. */
  readonly damagedRecords: Set<number>;
  /** Sequences of exchanges that could not be read. */
  readonly damagedExchanges: Set<number>;
  wrote: boolean;
  /** Everything of the account was removed. */
  cleared: boolean;
}

export function newTraces(): Traces {
  return { damagedRecords: new Set(), damagedExchanges: new Set(), wrote: false, cleared: false };
}

export function metDamage({ damagedRecords, damagedExchanges }: Traces): boolean {
  return damagedRecords.size + damagedExchanges.size > 0;
}
