/** The handlers that only read, and the loading that the others share. */
import type { OperationId } from '../../../generated/contract/operations';
import { type CheckoutRecord, type FeeRecord, isOpen, notFound, type SkuRecord, type SourceRecord } from '../../domain';
import { accept, refuse } from '../../domain/kernel/decision';
import type { Transaction } from '../../storage/port';
import type { RecordKind, RecordOf } from '../../storage/records';
import type { Answer, Call } from '../call';
import { listRecords } from '../lists';

/** What a person calls a kind, in "… not found" messages. */
const names: Partial<Record<RecordKind, string>> = {
  sku: 'SKU',
  customer: 'Customer',
  checkout: 'Checkout',
  source: 'Source',
  order: 'Order',
  fulfillment: 'Fulfillment',
  charge: 'Charge',
  refund: 'Refund',
  event: 'Event',
};

function isVisible(record: RecordOf<RecordKind>): boolean {
  return record.kind !== 'checkout' || isOpen(record);
}

/** Goes on with the record that the path names, or answers 404. */
export async function withRecord<Kind extends RecordKind>(
  { transaction, params }: Pick<Call, 'transaction' | 'params'>,
  kind: Kind,
  use: (record: RecordOf<Kind>) => Answer | Promise<Answer>,
): Promise<Answer> {
  const id = params.id ?? '';
  const record = await transaction.get(kind, id);
  return record && isVisible(record) ? use(record) : notFound(names[kind] ?? kind, id);
}

export function retrieve(kind: RecordKind): (call: Call<OperationId>) => Promise<Answer> {
  return (call) => withRecord(call, kind, (record) => accept(record.document));
}

export function list(kind: RecordKind): (call: Call<OperationId>) => Promise<Answer> {
  return async ({ transaction, operation, query }) => {
    const result = await listRecords(transaction, operation, kind, query);
    return result.ok ? accept(result.list) : refuse({ ...result.refusal, status: 400, code: 'invalid_parameter' });
  };
}

/** The record of an id that a body or another record names, or null. */
export async function find<Kind extends RecordKind>(
  transaction: Transaction,
  kind: Kind,
  id: string | null | undefined,
): Promise<RecordOf<Kind> | null> {
  return id ? ((await transaction.get(kind, id)) ?? null) : null;
}

export function findAll<Kind extends RecordKind>(
  transaction: Transaction,
  kind: Kind,
  ids: readonly string[],
): Promise<RecordOf<Kind>[]> {
  return transaction.getAll(kind, ids);
}

/** The SKUs that lines name, with their fees. */
export async function findProducts(
  transaction: Transaction,
  items: readonly { skuId?: string }[],
): Promise<{ skus: SkuRecord[]; fees: FeeRecord[] }> {
  const ids = items.flatMap(({ skuId }) => (skuId ? [skuId] : []));
  const skus = await findAll(transaction, 'sku', ids);
  return { skus, fees: await findFees(transaction, ids) };
}

const feesAtOnce = 500;

/** All of them, a page at a time; the number of SKUs a filter takes is limited too. */
export async function findFees(transaction: Transaction, skuIds: readonly string[]): Promise<FeeRecord[]> {
  const wanted = [...new Set(skuIds)];
  const found: FeeRecord[] = [];
  for (let start = 0; start < wanted.length; start += feesAtOnce) {
    const where = [{ name: 'skuId', oneOf: wanted.slice(start, start + feesAtOnce) }];
    for (let from: number | undefined, more = true; more; ) {
      const placed = await transaction.page('fee', { direction: 'older', size: feesAtOnce, where, from });
      found.push(...placed.map(({ record }) => record));
      from = placed.at(-1)?.position;
      more = placed.length === feesAtOnce;
    }
  }
  return found;
}

export function attachedSources(transaction: Transaction, checkout: CheckoutRecord): Promise<SourceRecord[]> {
  return findAll(
    transaction,
    'source',
    (checkout.document.payment.sources ?? []).map(({ id }) => id),
  );
}
