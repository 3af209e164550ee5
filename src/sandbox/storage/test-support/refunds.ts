/** Refunds, as rows to find: their list has filters of every sort. */
import type { RecordOf } from '../records';

export interface RefundFacts {
  id: string;
  orderId?: string;
  state?: string;
  /** Major units. */
  amount?: number;
  createdTime?: string;
  skuIds?: readonly string[];
}

/** Only what lists look at. */
export function refund(facts: RefundFacts): RecordOf<'refund'> {
  const { id, orderId = 'order-1', state = 'pending', amount = 1, createdTime = '2030-01-31T12:00:00Z' } = facts;
  const items = (facts.skuIds ?? []).map((skuId) => ({ skuId }));
  const document = { id, orderId, state, amount, createdTime, items, charges: [] };
  return { kind: 'refund', id, document, hidden: {} } as unknown as RecordOf<'refund'>;
}
