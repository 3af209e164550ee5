/** Tells rows that can be used from damaged ones, so that one bad row does not stop the rest. */
import { withOrigin } from '../../ledger/origins';
import type { Exchange } from '../../ledger/types';
import { registry } from '../domain';
import type { RecordKind, StoredRecord } from './records';

type Fields = Record<string, unknown>;

export const isObject = (value: unknown): value is Fields =>
  typeof value === 'object' && value !== null && !Array.isArray(value);
const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';

/** What rules and lists take for granted in a document. */
const needed: Partial<Record<RecordKind, Readonly<Record<string, (value: unknown) => boolean>>>> = {
  'payment-session': { checkoutId: isText },
  checkout: { items: Array.isArray, payment: isObject, currency: isText },
  order: { items: Array.isArray, payment: isObject, currency: isText, state: isText },
  source: { state: isText, type: isText },
  fulfillment: { orderId: isText, items: Array.isArray },
  refund: { orderId: isText, state: isText },
  event: { type: isText, data: isObject },
  'due-step': { dueTime: isText, step: isText },
};

function has(fields: Fields, checks: Readonly<Record<string, (value: unknown) => boolean>>): boolean {
  return Object.entries(checks).every(([name, check]) => check(fields[name]));
}

/** The record of a row, or undefined where the row is damaged. */
export function soundRecord(kind: string, id: string, document: unknown, hidden: unknown): StoredRecord | undefined {
  const known = kind as RecordKind;
  if (!isObject(document) || !isObject(hidden)) return undefined;
  // Some documents show their id as a number.
  if (registry.showsId(known) && String(document.id) !== id) return undefined;
  return has(document, needed[known] ?? {}) ? ({ kind, id, document, hidden } as unknown as StoredRecord) : undefined;
}

/** The exchange of a row as today's are, or undefined where the row is damaged. */
export function soundExchange(sequence: number, body: unknown): Exchange | undefined {
  const sound =
    isObject(body) &&
    body.sequence === sequence &&
    has(body, {
      requestId: isText,
      time: isText,
      method: isText,
      path: isText,
      status: isNumber,
      requestHeaders: isObject,
      responseHeaders: isObject,
      objects: Array.isArray,
      events: Array.isArray,
    });
  return sound ? (withOrigin(body) as unknown as Exchange) : undefined;
}
