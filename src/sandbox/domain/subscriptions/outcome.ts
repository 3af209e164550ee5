/** What one piece of work stores and tells, gathered step by step. Of several writes of one record the last counts. */
import type { EventType } from '../../../generated/reference/event-types';
import type { Context, Effects, EventDraft } from '../kernel/decision';
import { eventOf } from '../kernel/events';
import type { AnyRecord, RecordKey } from '../kernel/records';

export class Outcome {
  private readonly written = new Map<string, AnyRecord>();
  private readonly removed: RecordKey[] = [];
  private readonly told: EventDraft[] = [];

  constructor(readonly context: Context) {}

  write(...records: readonly AnyRecord[]): void {
    for (const record of records) {
      this.written.delete(`${record.kind} ${record.id}`);
      this.written.set(`${record.kind} ${record.id}`, record);
    }
  }

  remove({ kind, id }: RecordKey): void {
    this.written.delete(`${kind} ${id}`);
    this.removed.push({ kind, id });
  }

  /** Tells of a record as it stands now. */
  tell(type: EventType, record: AnyRecord, previousAttributes?: object): void {
    this.told.push(eventOf(type, record, previousAttributes));
  }

  tellDraft(event: EventDraft): void {
    this.told.push(event);
  }

  /** Adds what another decision stores and tells. */
  include({ writes, deletes, events }: Effects): void {
    this.write(...writes);
    for (const key of deletes) this.remove(key);
    this.told.push(...events);
  }

  effects(): Effects {
    return { writes: [...this.written.values()], deletes: this.removed, events: this.told };
  }
}
