import type { Checkout } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';
import type { CheckoutHidden } from './types';

export type CheckoutRecord = Kept<'checkout', Checkout, CheckoutHidden>;

declare module '../../kernel/records' {
  interface Records {
    checkout: CheckoutRecord;
  }
}
