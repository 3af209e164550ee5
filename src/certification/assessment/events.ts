/** The history that stands in a shared document. */
import { legibleIn } from './legible';
import { readEvent } from './parts';
import { placeOf, recordIdOf, type SharedParts } from './places';
import { soundOrNull } from './sound';
import type { HistoryEvent } from './types';

const isUnended = ({ field, after }: HistoryEvent) => (field === 'note' || field === 'reason') && after === undefined;
const isOfOnePlace = (one: HistoryEvent, other: HistoryEvent) =>
  one.subject === other.subject && one.field === other.field && recordOf(one) === recordOf(other);
const recordOf = ({ field, before, after }: HistoryEvent) => recordIdOf(field, before, after);

export interface History {
  /** The newest first. Values stand as they are in the document, so that undoing puts back what was there. */
  events: readonly HistoryEvent[];
  /** The same for people to read. */
  shown: readonly HistoryEvent[];
  /** Whether it tells of a text that is still being written. */
  hasUnended: boolean;
}

/** A text whose writing has not ended yet, or never did since its page was closed, got what stood there next. */
function withAfter(parts: SharedParts, events: readonly HistoryEvent[], event: HistoryEvent, at: number): HistoryEvent {
  if (!isUnended(event)) return event;
  const next = events.find((other, index) => index > at && isOfOnePlace(event, other));
  return { ...event, after: next ? (next.before ?? '') : (placeOf(parts, event)?.read() ?? '') };
}

/** Each is read once: a history grows by one, and is long. */
const legibleEvents = new WeakMap<HistoryEvent, HistoryEvent>();

function legibleEvent(event: HistoryEvent): HistoryEvent {
  const known = legibleEvents.get(event) ?? legibleIn(event);
  legibleEvents.set(event, known);
  return known;
}

export function readHistory(parts: SharedParts): History {
  const sound = [...parts.map('events').values()].flatMap((value) => soundOrNull(readEvent, value) ?? []);
  const events = sound.sort((one, other) =>
    one.time === other.time ? (one.id < other.id ? -1 : 1) : one.time < other.time ? -1 : 1,
  );
  const listed = events.map((event, at) => withAfter(parts, events, event, at)).reverse();
  return {
    events: listed,
    shown: listed.map(legibleEvent),
    hasUnended: events.some(isUnended),
  };
}

/** Whatever was changed at the same place after it. */
export function changedSince(history: readonly HistoryEvent[], event: HistoryEvent): HistoryEvent | undefined {
  const at = history.findIndex(({ id }) => id === event.id);
  return history.slice(0, at).find((other) => isOfOnePlace(event, other));
}
