import type { Exchange } from '../../ledger/types';

export type Outcome = 'all' | 'answered' | 'refused';

export interface LedgerFilter {
  /** Every word must occur in method, path, operation, status, an event type or an object id. */
  text: string;
  outcome: Outcome;
}

export const EVERYTHING: LedgerFilter = { text: '', outcome: 'all' };

/** Newest first. */
export function select(exchanges: Exchange[], { text, outcome }: LedgerFilter): Exchange[] {
  const words = text.toLowerCase().split(/\s+/).filter(Boolean);
  return exchanges
    .filter((exchange) => hasOutcome(exchange, outcome) && words.every((word) => searchable(exchange).includes(word)))
    .reverse();
}

function hasOutcome({ status }: Exchange, outcome: Outcome): boolean {
  return outcome === 'all' || status >= 400 === (outcome === 'refused');
}

function searchable({ method, path, operationId, status, events, objects }: Exchange): string {
  const parts = [
    method,
    path,
    operationId ?? '',
    status,
    ...events.map((event) => event.type),
    ...objects.map((object) => object.id),
  ];
  return parts.join(' ').toLowerCase();
}
