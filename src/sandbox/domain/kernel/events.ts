import type { EventType } from '../../../generated/reference/event-types';
import type { EventDraft } from './decision';
import type { AnyRecord } from './records';

/** The event that tells of a record, as it stands. */
export function eventOf(type: EventType, { kind, id, document }: AnyRecord, previousAttributes?: object): EventDraft {
  return { type, objectKind: kind, objectId: id, object: document, ...(previousAttributes && { previousAttributes }) };
}
