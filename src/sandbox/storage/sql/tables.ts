import type { Generated } from 'kysely';
import type { LookupValue } from '../lookups';

/** The tables as the newest migration leaves them. */
export interface Tables {
  records: {
    /** Grows with every new record: lists are ordered by it. */
    position: Generated<number>;
    account: string;
    kind: string;
    id: string;
    /** Of the document. */
    characters: number;
    /** JSON: pairs of a name and a value, see `storage/lookups.ts`. The table of lookups follows it, see `late-lookups.ts`. */
    lookups: string;
    /** JSON: what a caller may see. */
    document: string;
    /** JSON: what only the engine may know. */
    hidden: string;
  };
  exchanges: {
    account: string;
    sequence: number;
    /** JSON of a `LedgerEntry`; empty where a damaged one was set aside. */
    body: string;
  };
  /** What accounts count, see `storage/account.ts`. One that is missing is counted anew from the ledger. */
  accounts: {
    account: string;
    sequence: number;
    number: number;
    epoch: number;
    clock_offset: number;
    first_sequence: number;
    /** Id of the run under way. */
    run: string | null;
    /** JSON: what only some accounts have, such as a clock that stands still. */
    more: string;
  };
  /** What records can be found by, but for those that wait. */
  lookups: {
    account: string;
    /** The kind, a slash, and the name of the lookup. */
    name: string;
    value: LookupValue;
    /** Of the record. */
    position: number;
  };
  /** Records whose lookups wait to be written; triggers note them. */
  late_lookups: {
    position: number;
    /** JSON: what the table of lookups still says of the record. */
    written: string;
  };
  /** Rows that could not be read. Nothing reads them again; a person can. */
  set_aside: {
    account: string;
    kind: string;
    id: string;
    document: string;
    hidden: string;
  };
  /** Facts about the file itself. */
  about: {
    name: string;
    value: string;
  };
}
