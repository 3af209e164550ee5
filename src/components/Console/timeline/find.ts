/** What an id names in the ledger, and what belongs to it. */
import { isCall } from '../../../ledger/origins';
import type { LedgerEntry } from '../../../ledger/types';

export interface Found {
  /** What the id is of: the kind of an object, `event`, `request`, `delivery` or `entry`. */
  readonly kind: string;
  readonly id: string;
  /** Of the newest entry that names it. */
  readonly sequence: number;
}

function namesIn(entry: LedgerEntry): [kind: string, id: string][] {
  return [
    ...entry.objects.map(({ kind, id }): [string, string] => [kind, id]),
    ...entry.events.flatMap(({ id, objectKind, objectId }): [string, string][] => [
      ['event', id],
      [objectKind, objectId],
    ]),
    ...(isCall(entry) ? [['request', entry.requestId] as [string, string]] : []),
    ...(entry.kind === 'delivery' ? [['delivery', entry.deliveryId] as [string, string]] : []),
  ];
}

/** `#12` and `12` are the number of an entry. */
function sequenceIn(text: string): number | undefined {
  const [, digits] = /^#?(\d{1,9})$/.exec(text) ?? [];
  return digits === undefined ? undefined : Number(digits);
}

/** Whether the entry tells of what has this id, or has this number. */
export function isAbout(entry: LedgerEntry, text: string): boolean {
  return namesIn(entry).some(([, id]) => id === text) || entry.sequence === sequenceIn(text);
}

const order = (one: Found, other: Found) => other.sequence - one.sequence;

/** What is named by a part of an id, the newest first. Objects come before the calls that touched them. */
export function suggest(entries: readonly LedgerEntry[], text: string, most: number): Found[] {
  const wanted = text.trim().toLowerCase();
  if (wanted === '') return [];
  const found = new Map<string, Found>();
  for (const entry of entries) {
    if (entry.sequence === sequenceIn(wanted))
      found.set('entry', { kind: 'entry', id: `#${entry.sequence}`, sequence: entry.sequence });
    for (const [kind, id] of namesIn(entry))
      if (id.toLowerCase().includes(wanted)) found.set(`${kind} ${id}`, { kind, id, sequence: entry.sequence });
  }
  const all = [...found.values()];
  const isOfCall = ({ kind }: Found) => kind === 'request' || kind === 'event' || kind === 'delivery';
  return [...all.filter((one) => !isOfCall(one)).sort(order), ...all.filter(isOfCall).sort(order)].slice(0, most);
}

/** The events about an object that came of an entry. */
export function eventsAbout(entry: LedgerEntry, id: string): string[] {
  return entry.events.filter((event) => event.objectId === id || event.id === id).map(({ type }) => type);
}

export const entryKinds = ['exchange', 'control', 'timer', 'delivery'] as const;

/** How an entry's kind is called where people choose it. */
export const kindWords: Readonly<Record<(typeof entryKinds)[number], string>> = {
  exchange: 'calls',
  control: 'calls of the sandbox itself',
  timer: 'timers',
  delivery: 'deliveries',
};
