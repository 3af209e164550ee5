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
    /** JSON: what a caller may see. */
    document: string;
    /** JSON: what only the engine may know. */
    hidden: string;
  };
  exchanges: {
    account: string;
    sequence: number;
    /** JSON of an `Exchange`; empty where a damaged one was set aside. */
    body: string;
  };
  /** What records can be found by, see `storage/lookups.ts`. */
  lookups: {
    account: string;
    /** The kind, a slash, and the name of the lookup. */
    name: string;
    value: LookupValue;
    /** Of the record. */
    position: number;
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
