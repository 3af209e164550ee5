import type { Kept } from '../../kernel/records';
import type { ChargeDocument } from './types';

export type ChargeRecord = Kept<'charge', ChargeDocument>;

declare module '../../kernel/records' {
  interface Records {
    charge: ChargeRecord;
  }
}
