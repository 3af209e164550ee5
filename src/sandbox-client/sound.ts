import type { Exchange } from '../ledger/types';

/**
 * Whether a recorded call has everything that widgets and rules read. A browser's database can hold what no release wrote:
 * a write cut short, a hand-made edit, a record of a release to come.
 */
export function isSound(entry: unknown): entry is Exchange {
  if (!isRecord(entry)) return false;
  const { sequence, durationMs, status, method, path, time, requestId, events, objects } = entry;
  return (
    [sequence, durationMs, status].every(Number.isFinite) &&
    [method, path, time, requestId].every(isText) &&
    isRecord(entry.requestHeaders) &&
    isRecord(entry.responseHeaders) &&
    isListOf(events, ['id', 'type', 'objectKind', 'objectId']) &&
    isListOf(objects, ['kind', 'id'])
  );
}

function isListOf(value: unknown, fields: string[]): boolean {
  return (
    Array.isArray(value) && value.every((entry) => isRecord(entry) && fields.every((field) => isText(entry[field])))
  );
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}
