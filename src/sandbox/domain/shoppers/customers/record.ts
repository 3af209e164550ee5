import type { Kept } from '../../kernel/records';
import type { Customer } from './types';

export type CustomerRecord = Kept<'customer', Customer>;

declare module '../../kernel/records' {
  interface Records {
    customer: CustomerRecord;
  }
}
