import { isCall } from '../../ledger/origins';
import type { LedgerEntry } from '../../ledger/types';
import { firstError, wordsOf } from '../evidence/words';

export type Outcome = 'all' | 'answered' | 'refused';

export interface LedgerFilter {
  /** Every word must occur in method, path, operation, status, error, kind, origin, an event type or an object id. */
  text: string;
  outcome: Outcome;
}

export const EVERYTHING: LedgerFilter = { text: '', outcome: 'all' };

/** Newest first. */
export function select(entries: readonly LedgerEntry[], { text, outcome }: LedgerFilter): LedgerEntry[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return entries
    .filter((entry) => hasOutcome(entry, outcome) && words.every((word) => searchable(entry).includes(word)))
    .reverse();
}

/** What happened by itself was neither answered nor refused. A delivery is refused unless it was acknowledged. */
function hasOutcome(entry: LedgerEntry, outcome: Outcome): boolean {
  if (outcome === 'all') return true;
  if (entry.kind === 'delivery') return (entry.outcome !== 'acknowledged') === (outcome === 'refused');
  return isCall(entry) && entry.status >= 400 === (outcome === 'refused');
}

function ofDelivery(entry: LedgerEntry): readonly (string | number)[] {
  return entry.kind === 'delivery' ? [entry.eventType, entry.url, entry.outcome, entry.status ?? ''] : [];
}

function ofRefusal(entry: LedgerEntry): readonly string[] {
  return isCall(entry) && entry.status >= 400 ? Object.values(firstError(entry.responseBody)) : [];
}

function searchable(entry: LedgerEntry): string {
  const ofCall = isCall(entry) ? [entry.method, entry.path, entry.operationId ?? '', entry.status] : [];
  const parts = [
    ...ofCall,
    ...ofRefusal(entry),
    ...ofDelivery(entry),
    entry.kind,
    entry.origin,
    wordsOf(entry) ?? '',
    ...entry.events.map((event) => event.type),
    ...entry.objects.map((object) => object.id),
  ];
  return parts.join(' ').toLowerCase();
}

const isOfApi = ({ kind }: LedgerEntry) => kind === 'exchange';

/** How many calls of the API there are, such as `12 calls`. */
export function countCalls(entries: readonly LedgerEntry[]): string {
  const calls = entries.filter(isOfApi).length;
  return calls === 1 ? '1 call' : `${calls} calls`;
}

/** How many there are, such as `12 calls and 3 other entries`. */
export function countWords(entries: readonly LedgerEntry[]): string {
  const ofCalls = countCalls(entries);
  const others = entries.filter((entry) => !isOfApi(entry)).length;
  if (others === 0) return ofCalls;
  return `${ofCalls} and ${others === 1 ? '1 other entry' : `${others} other entries`}`;
}
