/** Recorded ledgers with some things changed: how often a call was made, with what, and when. */

import { isCall } from '../../ledger/origins';
import type { DeliveryEntry, Exchange, LedgerEntry } from '../../ledger/types';
import type { Play } from './cases';
import { recordLedger } from './record';

export const recorded = async (play: Play, rateLimit = 0): Promise<readonly LedgerEntry[]> =>
  (await recordLedger(play, { rateLimit })).entries;

/** The last recorded call of an operation, or the last that was answered so. */
export function callOf(entries: readonly LedgerEntry[], operation: string, status?: number): Exchange {
  const isMeant = (entry: LedgerEntry): entry is Exchange =>
    isCall(entry) && entry.operationId === operation && (status === undefined || entry.status === status);
  const found = entries.findLast(isMeant);
  if (!found) throw new Error(`Nothing was recorded of ${operation}.`);
  return found;
}

export function deliveryIn(entries: readonly LedgerEntry[]): DeliveryEntry {
  const found = entries.findLast((entry) => entry.kind === 'delivery');
  if (!found) throw new Error('No delivery was recorded.');
  return found;
}

/** An entry as often as wanted, each with something of its own. */
export function repeated<Of extends LedgerEntry>(entry: Of, count: number, own: (at: number) => Partial<Of>): Of[] {
  return Array.from({ length: count }, (_, at) => ({ ...entry, ...own(at) }));
}

/** Entries as a ledger: in the order given, counted anew. */
export const asLedger = (...entries: readonly LedgerEntry[]): LedgerEntry[] =>
  entries.map((entry, index) => ({ ...entry, sequence: index + 1 }));

/** A call with other fields in its request. */
export function sending(call: Exchange, fields: object): Partial<Exchange> {
  return { requestBody: { ...(call.requestBody as object), ...fields } };
}

/** @param ms after the time of an entry, or after a time in ISO 8601 */
export function later(from: LedgerEntry | string, ms: number): { time: string } {
  const time = typeof from === 'string' ? from : from.time;
  return { time: new Date(Date.parse(time) + ms).toISOString() };
}

/** The ledger with one of its entries changed. */
export function changed(entries: readonly LedgerEntry[], entry: LedgerEntry, fields: object): LedgerEntry[] {
  return entries.map((other) => (other === entry ? { ...other, ...fields } : other));
}
