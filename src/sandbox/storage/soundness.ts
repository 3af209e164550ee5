/** Tells rows that can be used from damaged ones, so that one bad row does not stop the rest. */
import { isObject } from '../../json';
import { withOrigin } from '../../ledger/origins';
import type { LedgerEntry } from '../../ledger/types';
import { registry } from '../domain';
import type { RecordKind, StoredRecord } from './records';

type Fields = Record<string, unknown>;

const isText = (value: unknown) => typeof value === 'string';
const isNumber = (value: unknown) => typeof value === 'number';
const isNumberIfAny = (value: unknown) => value === undefined || isNumber(value);
const isListIfAny = (value: unknown) => value === undefined || Array.isArray(value);

type Checks = Readonly<Record<string, (value: unknown, fields: Fields) => boolean>>;

/** What rules and lists take for granted in a document. */
const needed: Partial<Record<RecordKind, Checks>> = {
  'payment-session': { checkoutId: isText },
  checkout: { items: Array.isArray, payment: isObject, currency: isText },
  order: { items: Array.isArray, payment: isObject, currency: isText, state: isText },
  source: { state: isText, type: isText },
  fulfillment: { orderId: isText, items: Array.isArray },
  refund: { orderId: isText, state: isText },
  event: { type: isText, data: isObject },
  webhook: { address: isText, types: Array.isArray },
  delivery: { webhookId: isText, eventId: isText, state: isText, attempts: Array.isArray },
  run: { name: isText, purpose: isText, startedTime: isText, firstSequence: isNumber },
  'due-step': { dueTime: isText, step: isText },
  fault: {
    ...{ kind: isText, fired: isNumber, firedAt: Array.isArray, operations: isListIfAny },
    ...{ status: isNumberIfAny, retryAfter: isNumberIfAny, ms: isNumberIfAny },
    seen: (value, { kind }) => (kind === 'chaos' ? isObject(value) : isNumber(value)),
    rates: (value, { kind }) => kind !== 'chaos' || isObject(value),
  },
  'event-fault': { kind: isText, held: Array.isArray, types: isListIfAny },
};

function has(fields: Fields, checks: Checks): boolean {
  return Object.entries(checks).every(([name, check]) => check(fields[name], fields));
}

/** The record of a row, or undefined where the row is damaged. */
export function soundRecord(kind: string, id: string, document: unknown, hidden: unknown): StoredRecord | undefined {
  const known = kind as RecordKind;
  if (!isObject(document) || !isObject(hidden)) return undefined;
  // Some documents show their id as a number.
  if (registry.showsId(known) && String(document.id) !== id) return undefined;
  return has(document, needed[known] ?? {}) ? ({ kind, id, document, hidden } as unknown as StoredRecord) : undefined;
}

const ofAll = { time: isText, objects: Array.isArray, events: Array.isArray };
const ofTimers = { ...ofAll, cause: isText };
const ofDeliveries = { ...ofAll, webhookId: isText, eventId: isText, url: isText, outcome: isText };
const ofCalls = {
  ...ofAll,
  requestId: isText,
  method: isText,
  path: isText,
  status: isNumber,
  requestHeaders: isObject,
  responseHeaders: isObject,
};

function neededOf(kind: unknown) {
  if (kind === 'timer') return ofTimers;
  return kind === 'delivery' ? ofDeliveries : ofCalls;
}

/** The entry of a row as today's are, or undefined where the row is damaged. */
export function soundEntry(sequence: number, body: unknown): LedgerEntry | undefined {
  const sound = isObject(body) && body.sequence === sequence && has(body, neededOf(body.kind));
  return sound ? (withOrigin(body) as unknown as LedgerEntry) : undefined;
}
