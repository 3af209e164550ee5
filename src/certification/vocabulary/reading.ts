import { isObject, read } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { type At, type Check, judged, type Subject } from './check';
import { beside, breaks, holds } from './outcome';
import { pointerOf } from './pointer';

/** A value and where it stands, or where it should. */
export interface Found {
  readonly call: Call;
  readonly pointer: string;
  readonly value: unknown;
}

/** Finds a value for a subject; undefined where the ledger does not show the place at all, and nothing can be said. */
export type Reader<Of> = (subject: Of, on: LedgerIndex) => Found | undefined;

type Kind = 'text' | 'number' | 'boolean' | 'list' | 'object';

const kinds: Readonly<Record<Kind, { words: string; test: (value: unknown) => boolean }>> = {
  text: { words: 'a text', test: (value) => typeof value === 'string' && value.trim() !== '' },
  number: { words: 'a number', test: (value) => typeof value === 'number' && Number.isFinite(value) },
  boolean: { words: 'true or false', test: (value) => typeof value === 'boolean' },
  list: { words: 'a list', test: Array.isArray },
  object: { words: 'an object', test: isObject },
};

const isNothing = (value: unknown) =>
  value === undefined || value === null || (typeof value === 'string' && value.trim() === '');

/** What can be said about a value. Each gives a check. */
export interface Reading<Of> {
  readonly reader: Reader<Of>;
  /** Any other sentence. @param expected in words, as it follows "expected" */
  that(expected: string, test: (value: unknown, subject: Of, on: LedgerIndex) => boolean): Check<Of>;
  is(kind: Kind): Check<Of>;
  /** Null, nothing and blank texts are absent. */
  isPresent(): Check<Of>;
  isAbsent(): Check<Of>;
  equals(value: string | number | boolean): Check<Of>;
  oneOf(values: readonly (string | number | boolean)[]): Check<Of>;
  /** @param words what it looks like: "a two-letter country" */
  matches(pattern: RegExp, words: string): Check<Of>;
  atLeast(least: number): Check<Of>;
  atMost(most: number): Check<Of>;
  /** The same value stands in another place. Where that place is not shown, there is nothing to say. */
  sameAs(other: Reading<Of>): Check<Of>;
}

/** @param name of the value in sentences */
export function reading<Of extends Subject>(name: string, reader: Reader<Of>): Reading<Of> {
  const that: Reading<Of>['that'] = (expected, test) =>
    judged(`has ${name} that is ${expected}`, (subject, on) => {
      const found = reader(subject, on);
      if (!found) return beside;
      if (test(found.value, subject, on)) return holds();
      return breaks({ sequence: found.call.sequence, pointer: found.pointer, expected, seen: found.value });
    });
  return {
    reader,
    that,
    is: (kind) => that(kinds[kind].words, kinds[kind].test),
    isPresent: () => that('filled', (value) => !isNothing(value)),
    isAbsent: () => that('left out', isNothing),
    equals: (wanted) => that(JSON.stringify(wanted), (value) => value === wanted),
    oneOf: (values) =>
      that(values.map((value) => JSON.stringify(value)).join(' or '), (value) => values.includes(value as string)),
    matches: (pattern, words) => that(words, (value) => typeof value === 'string' && pattern.test(value)),
    atLeast: (least) => that(`${least} or more`, (value) => typeof value === 'number' && value >= least),
    atMost: (most) => that(`${most} or less`, (value) => typeof value === 'number' && value <= most),
    sameAs: (other) => sameAs(name, reader, other.reader),
  };
}

function sameAs<Of extends Subject>(name: string, reader: Reader<Of>, other: Reader<Of>): Check<Of> {
  return judged(`has ${name} that stays the same`, (subject, on) => {
    const [found, wanted] = [reader(subject, on), other(subject, on)];
    if (!found || !wanted) return beside;
    if (found.value === wanted.value) return holds();
    const expected = JSON.stringify(wanted.value) ?? 'nothing';
    if ((JSON.stringify(found.value) ?? 'nothing') === expected) return holds();
    return breaks({ sequence: found.call.sequence, pointer: found.pointer, expected, seen: found.value });
  });
}

/** A field of the subject itself: of a call's request body, or of a line. As in `field('shipTo.address.country')`. */
export function field(path: string): Reading<At> {
  const place = pointerOf(path);
  return reading(path, ({ call, pointer, value }) => ({
    call,
    pointer: pointer + place,
    value: read(value, path),
  }));
}

/** A field of the answer. Where the call was refused, there is nothing to say. */
export function answer(path: string): Reading<Subject> {
  return reading(path, ({ call }) =>
    call.isAccepted ? { call, pointer: `/responseBody${pointerOf(path)}`, value: read(call.answer, path) } : undefined,
  );
}

/** A header of the request, by its name in small letters. */
export function header(name: string): Reading<Subject> {
  return reading(`the header ${name}`, ({ call }) => ({
    call,
    pointer: `/requestHeaders${pointerOf(name)}`,
    value: call.entry.requestHeaders[name],
  }));
}

/** The status of the answer, as in `status().atMost(299)`. */
export function status(): Reading<Subject> {
  return reading('a status', ({ call }) => ({ call, pointer: '/status', value: call.status }));
}
