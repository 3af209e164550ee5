/** Entries of a ledger that somebody kept in a file: looked at before they are judged. */
import { isObject } from '../json';
import { withOrigin } from './origins';
import { redactEntry } from './redact';
import type { LedgerEntry } from './types';

const isTime = (value: unknown) => typeof value === 'string' && !Number.isNaN(Date.parse(value));
const isCount = (value: unknown) => Number.isSafeInteger(value) && Number(value) > 0;

type Need = readonly [name: string, isRight: (value: unknown) => boolean, what: string];

const isText = (value: unknown) => typeof value === 'string';
const isTextIfAny = (value: unknown) => value === undefined || isText(value);

/** What each kind of entry has in its lists, all of it texts. */
const lists: Readonly<Record<'objects' | 'events', readonly string[]>> = {
  objects: ['kind', 'id'],
  events: ['id', 'type', 'objectKind', 'objectId'],
};

const always: readonly Need[] = [
  ['sequence', isCount, 'a whole number from 1'],
  ['time', isTime, 'a time'],
  ['run', isTextIfAny, 'a text'],
  ['origin', isTextIfAny, 'a text'],
  ['apiVersion', isTextIfAny, 'a text'],
  ['objects', Array.isArray, 'a list'],
  ['events', Array.isArray, 'a list'],
];
const ofCalls: readonly Need[] = [
  ['method', isText, 'a text'],
  ['path', isText, 'a text'],
  ['status', (value) => Number.isInteger(value), 'a whole number'],
  ['requestHeaders', isObject, 'an object'],
  ['responseHeaders', isObject, 'an object'],
];

const text = (name: string): Need => [name, isText, 'a text'];
const ofDeliveries: readonly Need[] = [
  ...['webhookId', 'eventId', 'eventType', 'url', 'outcome'].map(text),
  ['attempt', isCount, 'a whole number from 1'],
  ['durationMs', Number.isFinite, 'a number'],
];

function needsOf(kind: unknown): readonly Need[] {
  if (kind === 'timer') return always;
  return [...always, ...(kind === 'delivery' ? ofDeliveries : ofCalls)];
}

const told = (name: string, value: unknown, what: string) =>
  `has no usable ${name}: it is ${JSON.stringify(value) ?? 'missing'}, not ${what}`;

/** The first thing that is wrong inside of a list, such as `objects[2].kind`. */
function wrongInside(entry: Readonly<Record<string, unknown>>): string | undefined {
  for (const [name, fields] of Object.entries(lists)) {
    for (const [index, inner] of (entry[name] as readonly unknown[]).entries()) {
      const place = `${name}[${index}]`;
      if (!isObject(inner)) return told(place, inner, 'an object');
      const field = fields.find((one) => !isText(inner[one]));
      if (field !== undefined) return told(`${place}.${field}`, inner[field], 'a text');
    }
  }
  return undefined;
}

/** @returns what is wrong, in words, or the entry without card data and secrets */
export function readEntry(value: unknown): LedgerEntry | string {
  if (!isObject(value)) return 'is no object';
  const wrong = needsOf(value.kind).find(([name, isRight]) => !isRight(value[name]));
  if (wrong) return told(wrong[0], value[wrong[0]], wrong[2]);
  const inside = wrongInside(value);
  if (inside !== undefined) return inside;
  return redactEntry(withOrigin(value) as unknown as LedgerEntry);
}
