/** Days of sales, and what is paid for them. A summary collects one currency's sales of one day in UTC (our own period). */
import type { Payout, PayoutTransaction, SalesSummary } from '../../../../generated/contract/types';
import type { Currency } from '../../kernel/money/currency';
import { sum } from '../../kernel/money/money';
import { type AnyRecord, NOTHING_HIDDEN } from '../../kernel/records';
import { addDays, momentOf, timeAt, toSeconds } from '../../kernel/time';
import { parties, reportId } from './parties';
import type { SalesSummaryRecord, SalesTransactionRecord } from './record';

const DAY_MS = 86_400_000;
const LETTERS = 26;

const startOfDay = (time: string) => timeAt(Math.floor(momentOf(time) / DAY_MS) * DAY_MS);

/** Three letters as five digits. */
function currencyNumber(code: string): string {
  const number = [...code.toUpperCase()].reduce((so, letter) => so * LETTERS + (letter.charCodeAt(0) - 65), 0);
  return String(number).padStart(5, '0');
}

/** The day of the year and the currency. */
export function summaryIdAt(now: string, { code }: Currency): string {
  const year = now.slice(0, 4);
  const dayOfYear = Math.floor((momentOf(now) - momentOf(`${year}-01-01T00:00:00Z`)) / DAY_MS) + 1;
  return reportId('81', String(dayOfYear).padStart(3, '0') + currencyNumber(code), year);
}

/** The payout of a summary has the same number. */
const payoutIdOf = (summaryId: string) => `20${summaryId.slice(2)}`;

/** The summary with more transactions of its day; a new one comes with the step that pays it when the day is over. */
export function addToSummary(
  before: SalesSummaryRecord | null,
  added: readonly SalesTransactionRecord[],
  { id, now, currency }: { readonly id: string; readonly now: string; readonly currency: Currency },
): AnyRecord[] {
  const more = sum(added.map(({ document }) => currency.minor(document.payoutAmounts.payoutAmount)));
  if (before) {
    const amount = currency.major(currency.minor(before.document.amount) + more);
    return [{ ...before, document: { ...before.document, amount } }];
  }
  const closing = toSeconds(addDays(startOfDay(now), 1));
  const document: SalesSummary = {
    id,
    createdTime: toSeconds(now),
    salesClosingTime: closing,
    currency: currency.code,
    amount: currency.major(more),
    paid: false,
    ...parties,
    liveMode: added[0]?.document.liveMode ?? false,
  };
  const step = { id: `payout ${id}`, dueTime: closing, step: 'day-of-sales-ends' as const, summaryId: id };
  return [
    { kind: 'sales_summary', id, document, hidden: NOTHING_HIDDEN },
    { kind: 'due-step', id: step.id, document: step, hidden: NOTHING_HIDDEN },
  ];
}

/** What is written when a summary is paid: its payout, the one transaction of it, and the summary itself. */
export function payOut(summary: SalesSummaryRecord): AnyRecord[] {
  const { salesClosingTime: time, currency, amount, liveMode } = summary.document;
  const payoutId = payoutIdOf(summary.id);
  const payout: Payout = {
    id: payoutId,
    createdTime: time,
    payoutTime: time,
    currency,
    amount,
    ...parties,
    liveMode,
  };
  const part: PayoutTransaction = {
    id: summary.id,
    createdTime: time,
    currency,
    amount,
    payoutId,
    description: `Sales for the period ended ${time.slice(0, 10)}`,
    type: 'sales_summary',
    liveMode,
  };
  return [
    { kind: 'payout', id: payoutId, document: payout, hidden: NOTHING_HIDDEN },
    { kind: 'payout_transaction', id: part.id, document: part, hidden: NOTHING_HIDDEN },
    { ...summary, document: { ...summary.document, paid: true, payoutId } },
  ];
}
