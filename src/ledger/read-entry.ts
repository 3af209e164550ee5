/** Entries of a ledger that somebody kept in a file: looked at before they are judged. */
import { isObject } from '../json';
import { withOrigin } from './origins';
import { redactEntry } from './redact';
import type { LedgerEntry } from './types';

const isTime = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0;

type Need = readonly [name: string, isRight: (value: unknown) => boolean, what: string];

const always: readonly Need[] = [
  ['sequence', isCount, 'a whole number from 1'],
  ['time', isTime, 'a time'],
  ['objects', Array.isArray, 'a list'],
  ['events', Array.isArray, 'a list'],
];
const ofCalls: readonly Need[] = [
  ['method', (value) => typeof value === 'string', 'a text'],
  ['path', (value) => typeof value === 'string', 'a text'],
  ['status', (value) => Number.isInteger(value), 'a whole number'],
  ['requestHeaders', isObject, 'an object'],
  ['responseHeaders', isObject, 'an object'],
];

const text = (name: string): Need => [name, (value) => typeof value === 'string', 'a text'];
const ofDeliveries: readonly Need[] = [
  ...['webhookId', 'eventId', 'eventType', 'url', 'outcome'].map(text),
  ['attempt', isCount, 'a whole number from 1'],
  ['durationMs', Number.isFinite, 'a number'],
];

function needsOf(kind: unknown): readonly Need[] {
  if (kind === 'timer') return always;
  return [...always, ...(kind === 'delivery' ? ofDeliveries : ofCalls)];
}

/** @returns what is wrong, in words, or the entry without card data and secrets */
export function readEntry(value: unknown): LedgerEntry | string {
  if (!isObject(value)) return 'is no object';
  const wrong = needsOf(value.kind).find(([name, isRight]) => !isRight(value[name]));
  if (wrong) return `has no usable ${wrong[0]}: it is ${JSON.stringify(value[wrong[0]]) ?? 'missing'}, not ${wrong[2]}`;
  return redactEntry(withOrigin(value) as unknown as LedgerEntry);
}
