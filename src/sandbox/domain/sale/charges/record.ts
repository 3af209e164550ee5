import type { Charge } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type ChargeRecord = Kept<'charge', Charge>;

declare module '../../kernel/records' {
  interface Records {
    charge: ChargeRecord;
  }
}
