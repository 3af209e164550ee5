import type { Kept } from '../../kernel/records';
import type { Refund, RefundHidden } from './types';

export type RefundRecord = Kept<'refund', Refund, RefundHidden>;

declare module '../../kernel/records' {
  interface Records {
    refund: RefundRecord;
  }
}
