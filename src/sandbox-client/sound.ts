import { isObject } from '../json';
import type { LedgerEntry } from '../ledger/types';

/**
 * Whether an entry has everything that widgets and rules read. A browser's database can hold what no release wrote:
 * a write cut short, a hand-made edit, a record of a release to come.
 */
export function isSound(entry: unknown): entry is LedgerEntry {
  if (!isObject(entry)) return false;
  const { kind, sequence, durationMs, status, method, path, time, requestId, events, objects } = entry;
  const lists = isListOf(events, ['id', 'type', 'objectKind', 'objectId']) && isListOf(objects, ['kind', 'id']);
  if (kind === 'timer') return lists && Number.isFinite(sequence) && isText(time);
  if (kind === 'delivery') {
    const { webhookId, eventId, eventType, url, outcome, attempt } = entry;
    const texts = [time, webhookId, eventId, eventType, url, outcome];
    return lists && [sequence, durationMs, attempt].every(Number.isFinite) && texts.every(isText);
  }
  return (
    lists &&
    [sequence, durationMs, status].every(Number.isFinite) &&
    [method, path, time, requestId].every(isText) &&
    isObject(entry.requestHeaders) &&
    isObject(entry.responseHeaders)
  );
}

function isListOf(value: unknown, fields: string[]): boolean {
  return (
    Array.isArray(value) && value.every((entry) => isObject(entry) && fields.every((field) => isText(entry[field])))
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
