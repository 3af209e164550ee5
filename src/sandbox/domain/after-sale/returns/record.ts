import type { Return } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

/** For each line of it, the units that earlier returns of the order took: what a unit is worth is counted from there. */
export interface ReturnHidden {
  readonly from: Readonly<Record<string, number>>;
}

export type ReturnRecord = Kept<'return', Return, ReturnHidden>;
export type ReturnLine = Return['items'][number];

declare module '../../kernel/records' {
  interface Records {
    return: ReturnRecord;
  }
}
