import { withoutUndefined } from '../../kernel/changes';
import { accept } from '../../kernel/decision';
import { resource } from '../../kernel/resource';
import { followSales } from './follow';
import { payoutStanding, saleStanding, summaryStanding } from './reasons';
import { sampleReports } from './sample';
import { payOut } from './summaries';

declare module '../../kernel/due' {
  interface DueSteps {
    'day-of-sales-ends': { readonly summaryId: string };
  }
}

export const salesTransaction = resource('sales_transaction', {
  name: 'Sales transaction',
  path: '/sales-transactions',
  follows: followSales,
  /** With the metadata of its order and line as they are now. */
  retrieve: async ({ record: { document }, read }) => {
    const order = await read.find('order', document.orderId);
    const line = order?.document.items.find(({ id }) => id === document.lineItemId);
    return accept(
      withoutUndefined({ ...document, orderMetadata: order?.document.metadata, lineItemMetadata: line?.metadata }),
    );
  },
  reasons: saleStanding,
  samples: sampleReports,
});

export const salesSummary = resource('sales_summary', {
  name: 'Sales summary',
  path: '/sales-summaries',
  reasons: summaryStanding,
  due: {
    'day-of-sales-ends': async ({ summaryId }, { read }) => {
      const summary = await read.find('sales_summary', summaryId);
      return accept(null, summary && !summary.document.paid ? { writes: payOut(summary) } : {});
    },
  },
});

export const payout = resource('payout', {
  name: 'Payout',
  path: '/payouts',
  reasons: payoutStanding,
  onItem: {
    listPayoutTransactions: ({ record, read }) => read.list('payout_transaction', { payoutId: record.id }),
  },
});

export const payoutTransaction = resource('payout_transaction', {
  name: 'Payout transaction',
  lookups: { payoutId: 'document.payoutId' },
  reasons: payoutStanding,
});
