import type { Invoice } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';
import type { InvoiceHidden } from './types';

export type InvoiceRecord = Kept<'invoice', Invoice, InvoiceHidden>;

declare module '../../kernel/records' {
  interface Records {
    invoice: InvoiceRecord;
  }
}
