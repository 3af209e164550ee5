import type { HistoryEvent } from '../../../certification/assessment/types';

/** Changes that were made at once, and count as one. */
export interface Deed {
  /** Any of its changes stands for it when it is undone. */
  readonly first: HistoryEvent;
  readonly events: readonly HistoryEvent[];
}

/** @param history the newest first */
export function deedsIn(history: readonly HistoryEvent[]): readonly Deed[] {
  const deeds = new Map<string, HistoryEvent[]>();
  for (const event of history) {
    const key = event.batch === undefined ? `event ${event.id}` : `batch ${event.batch}`;
    const known = deeds.get(key);
    if (known) known.push(event);
    else deeds.set(key, [event]);
  }
  return [...deeds.values()].flatMap((events) => (events[0] ? [{ first: events[0], events }] : []));
}

/** What became of one field in all that was changed at once. */
export interface FieldOfDeed {
  readonly field: string;
  /** Undefined for nothing; absent where they differ. */
  readonly before?: { readonly value: unknown };
  readonly after?: { readonly value: unknown };
}

function same(values: readonly unknown[]): { readonly value: unknown } | undefined {
  const [value] = values;
  return values.every((one) => JSON.stringify(one) === JSON.stringify(value)) ? { value } : undefined;
}

export function fieldsOf({ events }: Deed): readonly FieldOfDeed[] {
  return [...new Set(events.map(({ field }) => field))].map((field) => {
    const of = events.filter((event) => event.field === field);
    const before = same(of.map((event) => event.before));
    const after = same(of.map((event) => event.after));
    return { field, ...(before && { before }), ...(after && { after }) };
  });
}
