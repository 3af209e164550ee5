/**
 * A sale that was paid long ago, so that every report of a new account has something to show. Its order was deleted; the ids
 * are those of published samples.
 */
import { type AnyRecord, NOTHING_HIDDEN } from '../../kernel/records';
import { parties, reportId } from './parties';
import type { SalesSummaryRecord, SalesTransactionRecord } from './record';
import { payOut } from './summaries';

const time = '2026-01-15T12:00:00Z';
const summaryId = reportId('81', '00000200', '2026');
const transactionId = '0200000200_000010_3700005504';

const transaction: SalesTransactionRecord = {
  kind: 'sales_transaction',
  id: transactionId,
  document: {
    id: transactionId,
    createdTime: time,
    saleTime: time,
    salesSummaryId: summaryId,
    currency: 'USD',
    amount: 107.5,
    type: 'sale',
    orderId: '2000002000336',
    orderUpstreamId: 'sample-0',
    orderUpstreamID: 'sample-0',
    skuId: 'sample-mug',
    skuTaxCode: '4512',
    quantity: 10,
    payoutAmounts: {
      currency: 'USD',
      exchangeRate: 1,
      amount: 107.5,
      tax: -7.5,
      shipping: 0,
      regulatoryFees: 0,
      landedCost: 0,
      productPrice: 100,
      digitalRiverShare: -5,
      distributorShare: 0,
      transactionFees: 0,
      shippingDiscount: 0,
      regulatoryFeeDiscount: 0,
      remitShipping: 0,
      remitLandedCost: 0,
      payoutAmount: 95,
    },
    ...parties,
    shipFromCountry: 'US',
    shipFromState: 'MN',
    shipToCountry: 'US',
    shipToState: 'MN',
    billToCountry: 'US',
    billToState: 'MN',
    paymentType: 'creditCard',
    liveMode: false,
  },
  hidden: NOTHING_HIDDEN,
};

const summary: SalesSummaryRecord = {
  kind: 'sales_summary',
  id: summaryId,
  document: {
    id: summaryId,
    createdTime: time,
    salesClosingTime: '2026-01-16T00:00:00Z',
    currency: 'USD',
    amount: transaction.document.payoutAmounts.payoutAmount,
    paid: false,
    ...parties,
    liveMode: false,
  },
  hidden: NOTHING_HIDDEN,
};

/** In the order in which they were made. */
export const sampleReports: readonly AnyRecord[] = [transaction, ...payOut(summary)];
