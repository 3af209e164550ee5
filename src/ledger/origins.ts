/** Who sent a call, as its header says. Anybody may send it: it only ever makes a call count for less. */
import { redactText } from './redact-text';
import type { Exchange, LedgerEntry, Origin } from './types';

export const originHeader = 'Sandbox-Origin';

/** The parts of the site that send calls, and who calls through it. */
export type SiteOrigin = Exclude<Origin, 'connector' | 'shopper' | 'unknown'>;

const ofTheSite: readonly SiteOrigin[] = ['playground', 'guide', 'example', 'preparation', 'replay', 'assistant'];

export function originOf(headers: Pick<Headers, 'get'>): Origin {
  const named = headers.get(originHeader)?.trim().toLowerCase();
  return ofTheSite.find((origin) => origin === named) ?? 'connector';
}

/** Asks, with `true`, for the reasons of what is decided; they stand in the ledger's entry. */
export const explainHeader = 'Sandbox-Explain';

export function wantsReasons(headers: Pick<Headers, 'get'>): boolean {
  return headers.get(explainHeader)?.trim().toLowerCase() === 'true';
}

export const runHeader = 'Sandbox-Run';

/** Characters that the name of a run may have. */
export const longestRunName = 100;

/** The run that a request names, without card data and secrets; what is longer than a name may be is cut. */
export function runNameOf(headers: Pick<Headers, 'get'>): string | undefined {
  const name = redactText(headers.get(runHeader)?.trim() ?? '').slice(0, longestRunName);
  return name === '' ? undefined : name;
}

/** A request to the sandbox with its answer: nothing that happened by itself, and nothing that it sent. */
export function isCall(entry: LedgerEntry): entry is Exchange {
  return entry.kind === 'exchange' || entry.kind === 'control';
}

/** An entry as it is read: those from before kinds and origins were kept are calls of somebody unknown. */
export function withOrigin<Kept extends object>(entry: Kept): Kept & Pick<LedgerEntry, 'kind' | 'origin'> {
  if ('kind' in entry && 'origin' in entry) return entry as Kept & Pick<LedgerEntry, 'kind' | 'origin'>;
  return { kind: 'exchange', origin: 'unknown', ...entry };
}
