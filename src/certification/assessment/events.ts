/** The history that stands in a shared document. */
import { readEvent } from './parts';
import { placeOf, recordIdOf, type SharedParts } from './places';
import type { HistoryEvent } from './types';

const isText = ({ field }: HistoryEvent) => field === 'note' || field === 'reason';
const isOfOnePlace = (one: HistoryEvent, other: HistoryEvent) =>
  one.subject === other.subject && one.field === other.field && recordOf(one) === recordOf(other);
const recordOf = ({ field, before, after }: HistoryEvent) => recordIdOf(field, before, after);

function soundEvents(parts: SharedParts): HistoryEvent[] {
  return [...parts.map('events').values()].flatMap((value) => {
    try {
      return readEvent(value);
    } catch {
      return [];
    }
  });
}

/** A text whose writing has not ended yet, or never did since its page was closed, got what stood there next. */
function withAfter(parts: SharedParts, events: readonly HistoryEvent[], event: HistoryEvent, at: number): HistoryEvent {
  if (!isText(event) || event.after !== undefined) return event;
  const next = events.find((other, index) => index > at && isOfOnePlace(event, other));
  return { ...event, after: next ? (next.before ?? '') : (placeOf(parts, event)?.read() ?? '') };
}

/** The newest first. */
export function readHistory(parts: SharedParts): readonly HistoryEvent[] {
  const events = soundEvents(parts).sort((one, other) =>
    one.time === other.time ? (one.id < other.id ? -1 : 1) : one.time < other.time ? -1 : 1,
  );
  return events.map((event, at) => withAfter(parts, events, event, at)).reverse();
}

/** Whatever was changed at the same place after it. */
export function changedSince(history: readonly HistoryEvent[], event: HistoryEvent): HistoryEvent | undefined {
  const at = history.findIndex(({ id }) => id === event.id);
  return history.slice(0, at).find((other) => isOfOnePlace(event, other));
}
