/** Sales transactions, as fulfillments and refunds make them. */
import type { SalesTransaction } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import type { Currency } from '../../kernel/money/currency';
import { NOTHING_HIDDEN } from '../../kernel/records';
import { toSeconds } from '../../kernel/time';
import type { FulfillmentRecord } from '../../logistics/fulfillments/record';
import type { LineParts } from '../../sale/checkouts/types';
import { mapParts } from '../../sale/orders/parts';
import type { OrderRecord } from '../../sale/orders/record';
import type { Chargeback } from '../../sale/orders/types';
import type { RefundRecord } from '../refunds/record';
import { payoutAmountsOf, worthOfShipped } from './amounts';
import { parties } from './parties';
import type { SalesTransactionRecord } from './record';

/** What happened to one line. */
interface Moved {
  readonly type: SalesTransaction['type'];
  /** The fulfillment, the refund or the chargeback. */
  readonly by: { readonly id: string };
  readonly itemId: string;
  readonly quantity: number;
  readonly parts: LineParts;
}

export interface SaleSurroundings {
  readonly now: string;
  readonly currency: Currency;
  readonly summaryId: string;
  /** By SKU. */
  readonly taxCodes: ReadonlyMap<string, string | undefined>;
}

/** How many units of each line, in the order in which the lines are first named. */
function unitsByLine(items: readonly { itemId?: string; quantity?: number }[]): Map<string, number> {
  const units = new Map<string, number>();
  for (const { itemId = '', quantity = 0 } of items) units.set(itemId, (units.get(itemId) ?? 0) + quantity);
  return units;
}

/** One sale for each line that has shipped units, whatever becomes of their capture. */
export function soldBy(fulfillment: FulfillmentRecord, { document, hidden }: OrderRecord): Moved[] {
  return [...unitsByLine(fulfillment.document.items)].flatMap(([itemId, quantity]): Moved[] => {
    const line = hidden.lines[itemId];
    const item = document.items.find(({ id }) => id === itemId);
    if (!line || !item || quantity === 0) return [];
    const parts = worthOfShipped(line, line.fulfilled, quantity, item.quantity);
    return [{ type: 'sale', by: fulfillment, itemId, quantity, parts }];
  });
}

/** One refund for each line that money is taken from. Units only where the refund counts them. */
export function refundedBy(refund: RefundRecord): Moved[] {
  const units = unitsByLine(refund.document.items);
  return takenFrom(refund.hidden.shares).map(({ itemId, parts }): Moved => {
    return { type: 'refund', by: refund, itemId, quantity: units.get(itemId) ?? 0, parts };
  });
}

/** One for each line that the bank takes money from. */
export function chargedBackBy(chargeback: Chargeback): Moved[] {
  const type = chargeback.fraud ? 'fraud_chargeback' : 'non_fraud_chargeback';
  return takenFrom(chargeback.shares).map((taken): Moved => ({ ...taken, type, by: chargeback, quantity: 0 }));
}

/** What goes back for each line, as negative amounts. */
function takenFrom(shares: Chargeback['shares']): { readonly itemId: string; readonly parts: LineParts }[] {
  return [...new Set(shares.map(({ itemId }) => itemId))].map((itemId) => {
    const taken = (part: string) =>
      shares.reduce((sum, share) => sum + (share.itemId === itemId && share.part === part ? share.amount : 0), 0);
    return { itemId, parts: mapParts((part) => 0 - taken(part)) };
  });
}

/** The order without its tenant, the line, and the end of the fulfillment's or refund's id: the same on every reading. */
function idOf({ by, itemId }: Moved, { id, document }: OrderRecord): string {
  const line = document.items.findIndex((item) => item.id === itemId) + 1;
  const cause = Number.parseInt(by.id.slice(-8), 16) || 0;
  const order = id.replace(/\D/g, '').slice(0, -4);
  return [order.padStart(10, '0'), String(line * 10).padStart(6, '0'), String(cause).padStart(10, '0')].join('_');
}

/** The record of it. Metadata is read from the order, not copied here: an order may have 500 lines. */
export function transactionOf(moved: Moved, order: OrderRecord, around: SaleSurroundings): SalesTransactionRecord {
  const { type, itemId, quantity, parts } = moved;
  const { now, currency, summaryId, taxCodes } = around;
  const { shipFrom, shipTo, billTo, items, payment, upstreamId, liveMode } = order.document;
  const item = items.find(({ id }) => id === itemId);
  const from = (item?.shipFrom ?? shipFrom)?.address;
  const payoutAmounts = payoutAmountsOf(parts, currency);
  const upstream = upstreamId ?? undefined;
  const id = idOf(moved, order);
  const document = withoutUndefined<SalesTransaction>({
    id,
    createdTime: toSeconds(now),
    saleTime: toSeconds(now),
    salesSummaryId: summaryId,
    currency: currency.code,
    amount: payoutAmounts.amount,
    type,
    orderId: order.id,
    orderUpstreamId: upstream,
    orderUpstreamID: upstream,
    skuId: item?.skuId,
    skuTaxCode: item?.skuId ? taxCodes.get(item.skuId) : undefined,
    quantity,
    payoutAmounts,
    ...parties,
    shipFromCountry: from?.country,
    shipFromState: from?.state ?? undefined,
    shipToCountry: shipTo?.address?.country,
    shipToState: shipTo?.address?.state ?? undefined,
    billToCountry: billTo?.address?.country,
    billToState: billTo?.address?.state ?? undefined,
    paymentType: payment.sources?.[0]?.type,
    lineItemId: itemId,
    liveMode,
  });
  return { kind: 'sales_transaction', id, document, hidden: NOTHING_HIDDEN };
}
