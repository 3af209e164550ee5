import type { OlderFields } from '../../contract/versions/types';
import type { Run } from '../../ledger/types';
import type { AnyRecord, DueStepRecord, Kept, RecordKind, RecordOf, Records } from '../domain';
import { momentOf } from '../domain/kernel/time';

export type { DueStepRecord };
export type EventRecord = Records['event'];
/** Where a deleted record stood, so that a list can go on from it. Its id is `goneId` of the record's kind and id. */
export type GoneRecord = Kept<'gone', { position: number }>;
/** What only older versions of the API know of an object. Its id is `goneId` of the object's kind and id. */
export type OlderFieldsRecord = Kept<'older-fields', OlderFields>;
/** There once the account has been set up; `closedTime` once it was deleted, `suspendedTime` while it is suspended. */
export type AccountRecord = Kept<'account', { createdTime: string; closedTime?: string; suspendedTime?: string }>;

/** A run of the account; found by its name. */
export type RunRecord = Kept<'run', Run>;

declare module '../domain/kernel/records' {
  interface Records {
    gone: GoneRecord;
    'older-fields': OlderFieldsRecord;
    account: AccountRecord;
    run: RunRecord;
  }
}

export type StoredRecord = AnyRecord;
export type { RecordKind, RecordOf };

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
