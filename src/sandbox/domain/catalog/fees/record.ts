import type { Fee } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type FeeRecord = Kept<'fee', Fee>;

declare module '../../kernel/records' {
  interface Records {
    fee: FeeRecord;
  }
}
