import type { Kept } from '../../kernel/records';
import type { Fee } from './types';

export type FeeRecord = Kept<'fee', Fee>;

declare module '../../kernel/records' {
  interface Records {
    fee: FeeRecord;
  }
}
