import type { Fault } from './outcome';

export interface Open {
  readonly why: string;
  readonly sequence: number;
}

/** What a part of a rule found in one entry of the lists that it follows. */
export interface Finding {
  /** Subjects for which the rule holds. */
  readonly held: number;
  /** Subjects for which it would hold, had the API taken the call. */
  readonly refused: number;
  /** Subjects that were looked at for one that holds, and did not. */
  readonly missed: number;
  readonly faults: readonly Fault[];
  readonly open: readonly Open[];
  readonly warnings: readonly Fault[];
  /** Sequences of the entries that it rests on; a number, where all there is to tell is that this one call does it right. */
  readonly rests: number | readonly number[];
}

export const noFaults: readonly Fault[] = [];
export const noOpen: readonly Open[] = [];
