import type { Payout, PayoutTransaction, SalesSummary, SalesTransaction } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type SalesTransactionRecord = Kept<'sales_transaction', SalesTransaction>;
export type SalesSummaryRecord = Kept<'sales_summary', SalesSummary>;
export type PayoutRecord = Kept<'payout', Payout>;
export type PayoutTransactionRecord = Kept<'payout_transaction', PayoutTransaction>;

declare module '../../kernel/records' {
  interface Records {
    sales_transaction: SalesTransactionRecord;
    sales_summary: SalesSummaryRecord;
    payout: PayoutRecord;
    payout_transaction: PayoutTransactionRecord;
  }
}
