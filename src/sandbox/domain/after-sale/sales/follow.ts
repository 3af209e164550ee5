/** Writes the sales transactions that follow from fulfillments, refunds and chargebacks, whichever call made them. */
import type { FollowSurroundings } from '../../kernel/follow';
import { currencyOf } from '../../kernel/money/currency';
import type { AnyRecord } from '../../kernel/records';
import type { OrderRecord } from '../../sale/orders/record';
import { addToSummary, summaryIdAt } from './summaries';
import { chargedBackBy, refundedBy, type SaleSurroundings, soldBy, transactionOf } from './transactions';

const last = <Kept>(records: readonly Kept[]) => records[records.length - 1];

/** What each record of these writes says about the order beside it. A refund counts once it has succeeded. */
function movedBy(writes: readonly AnyRecord[], order: OrderRecord) {
  const latest = new Map(writes.map((record) => [`${record.kind} ${record.id}`, record]));
  return [...latest.values()].flatMap((record) => {
    if (record.kind === 'fulfillment' && record.document.orderId === order.id) return soldBy(record, order);
    const isPaid = record.kind === 'refund' && record.document.state === 'succeeded';
    return isPaid && record.document.orderId === order.id ? refundedBy(record) : [];
  });
}

async function taxCodesOf(
  { document }: OrderRecord,
  { read }: FollowSurroundings,
): Promise<SaleSurroundings['taxCodes']> {
  const ids = document.items.flatMap(({ skuId }) => skuId ?? []);
  const skus = await read.findAll('sku', [...new Set(ids)]);
  return new Map(skus.map((sku) => [sku.id, sku.document.taxCode]));
}

/** What banks took back since the order was written the last time. */
async function chargedBack({ id, hidden: { chargebacks = [] } }: OrderRecord, { read }: FollowSurroundings) {
  if (chargebacks.length === 0) return [];
  const before = await read.find('order', id);
  return chargebacks.slice(before?.hidden.chargebacks?.length ?? 0).flatMap(chargedBackBy);
}

/** Nothing where the order is not written too: then tracking was added, or a note. */
export async function followSales(
  writes: readonly AnyRecord[],
  around: FollowSurroundings,
): Promise<readonly AnyRecord[]> {
  const order = last(writes.filter((record): record is OrderRecord => record.kind === 'order'));
  const moved = order ? [...movedBy(writes, order), ...(await chargedBack(order, around))] : [];
  if (!order || moved.length === 0) return [];
  const { now, read, reference } = around;
  const currency = currencyOf(order.document.currency, reference);
  const id = summaryIdAt(now, currency);
  const sale = { now, currency, summaryId: id, taxCodes: await taxCodesOf(order, around) };
  const all = moved.map((one) => transactionOf(one, order, sale));
  const known = await read.findAll(
    'sales_transaction',
    all.map((record) => record.id),
  );
  const added = all.filter((record) => known.every((one) => one.id !== record.id));
  if (added.length === 0) return [];
  return [...added, ...addToSummary(await read.find('sales_summary', id), added, { id, now, currency })];
}
