import type { Event, SkuGroup } from '../../generated/contract/types';
import type { AnyRecord, DueStepRecord, Kept } from '../domain';
import { momentOf } from '../domain/kernel/time';

export type { DueStepRecord };
export type EventRecord = Kept<'event', Event>;
export type SkuGroupRecord = Kept<'sku_group', SkuGroup>;
/** The checkout of a payment session, so that a source can find it. Its id is the session's. */
export type SessionRecord = Kept<'payment-session', { checkoutId: string }>;
/** Where a deleted record stood, so that a list can go on from it. Its id is `goneId` of the record's kind and id. */
export type GoneRecord = Kept<'gone', { position: number }>;
/** There once the account has been set up. */
export type AccountRecord = Kept<'account', { createdTime: string }>;

export type StoredRecord = AnyRecord | EventRecord | SkuGroupRecord | SessionRecord | GoneRecord | AccountRecord;
export type RecordKind = StoredRecord['kind'];
export type RecordOf<Kind extends RecordKind> = Extract<StoredRecord, { kind: Kind }>;

export function goneId(kind: RecordKind, id: string): string {
  return `${kind}/${id}`;
}

/** Each record once: of several writes of one the last counts. In the order of their first appearance. */
export function lastOfEach(records: readonly StoredRecord[]): StoredRecord[] {
  return [...new Map(records.map((record) => [`${record.kind} ${record.id}`, record])).values()];
}

/** The longest overdue first. */
export function byDueTime(steps: readonly DueStepRecord[]): DueStepRecord[] {
  const time = ({ document }: DueStepRecord) => momentOf(document.dueTime);
  return [...steps].sort((a, b) => time(a) - time(b));
}
