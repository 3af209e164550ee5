/** Who sent a call, as its header says. Anybody may send it: it only ever makes a call count for less. */
import type { Exchange, LedgerEntry, Origin } from './types';

export const originHeader = 'Sandbox-Origin';

const ofTheSite: readonly Origin[] = ['playground', 'guide', 'example', 'preparation', 'replay'];

export function originOf(headers: Pick<Headers, 'get'>): Origin {
  const named = headers.get(originHeader)?.trim().toLowerCase();
  return ofTheSite.find((origin) => origin === named) ?? 'connector';
}

/** A request with its answer, and nothing that happened by itself. */
export function isCall(entry: LedgerEntry): entry is Exchange {
  return entry.kind !== 'timer';
}

/** An entry as it is read: those from before kinds and origins were kept are calls of somebody unknown. */
export function withOrigin<Kept extends object>(entry: Kept): Kept & Pick<LedgerEntry, 'kind' | 'origin'> {
  return { kind: 'exchange', origin: 'unknown', ...entry };
}
