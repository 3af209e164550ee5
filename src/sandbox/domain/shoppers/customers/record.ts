import type { Customer } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type CustomerRecord = Kept<'customer', Customer>;

declare module '../../kernel/records' {
  interface Records {
    customer: CustomerRecord;
  }
}
