/** Why sales, their summaries and payouts are worth what they are. */
import type { SalesTransaction } from '../../../../generated/contract/types';
import { type Currency, currencyOf } from '../../kernel/money/currency';
import { amountText, sumText } from '../../kernel/money/words';
import type { Reason, Standing } from '../../kernel/reasons';
import type { Surroundings } from '../../kernel/resource';
import type { OrderRecord } from '../../sale/orders/record';
import { payoutReasons } from './amounts';
import type { PayoutRecord, PayoutTransactionRecord, SalesSummaryRecord, SalesTransactionRecord } from './record';

const source = { table: 'sales', basis: 'ours' } as const;

/** Parts that a person still reads. */
const MOST_PARTS = 12;

const wentBack: Readonly<Record<string, string>> = {
  refund: 'What refunds take back of the line’s product',
  fraud_chargeback: 'What the bank takes back of the line’s product, for fraud',
  non_fraud_chargeback: 'What the bank takes back of the line’s product',
};

function productReason(sale: SalesTransaction, order: OrderRecord | null, currency: Currency): Reason {
  const price = amountText(currency.minor(sale.payoutAmounts.productPrice ?? 0), currency);
  const item = order?.document.items.find(({ id }) => id === sale.lineItemId);
  const line = order?.hidden.lines[sale.lineItemId ?? ''];
  const share =
    line && item && `${amountText(line.parts.product, currency)} × ${sale.quantity} ÷ ${item.quantity} units`;
  const how = 'as the difference of two shares rounded half up, so that all shipments together are the line';
  const sold = `The product of the shipped units without tax${share ? `, ${share}, ${how}` : ''}`;
  return { pointer: 'payoutAmounts.productPrice', text: `${wentBack[sale.type ?? ''] ?? sold}: ${price}`, source };
}

export async function saleStanding(
  { document }: SalesTransactionRecord,
  { read, context }: Surroundings,
): Promise<Standing[]> {
  const currency = currencyOf(document.currency, context.reference);
  const order = await read.find('order', document.orderId);
  return [
    {
      of: document,
      reasons: [productReason(document, order, currency), ...payoutReasons(document.payoutAmounts, currency)],
    },
  ];
}

export async function summaryStanding(
  { id, document }: SalesSummaryRecord,
  { read, context }: Surroundings,
): Promise<Standing[]> {
  const currency = currencyOf(document.currency, context.reference);
  const sales = await read.findBy('sales_transaction', 'salesSummaryId', [id]);
  const parts = sales.map(
    (one) => [one.document.type ?? 'sale', currency.minor(one.document.payoutAmounts.payoutAmount)] as const,
  );
  const text =
    parts.length > MOST_PARTS
      ? `What ${parts.length} transactions of the day pay out: ${amountText(currency.minor(document.amount), currency)}`
      : `What the transactions of the day pay out: ${sumText(parts, currency)}`;
  return [{ of: document, reasons: [{ pointer: 'amount', text, source }] }];
}

/** A payout, and the one transaction of it, are worth the summary that they pay. */
export async function payoutStanding(
  { document }: PayoutRecord | PayoutTransactionRecord,
  { context }: Surroundings,
): Promise<Standing[]> {
  const currency = currencyOf(document.currency, context.reference);
  const amount = amountText(currency.minor(document.amount), currency);
  const text = `The whole of the sales summary of the day that ended ${document.createdTime.slice(0, 10)}: ${amount}`;
  return [{ of: document, reasons: [{ pointer: 'amount', text, source }] }];
}
