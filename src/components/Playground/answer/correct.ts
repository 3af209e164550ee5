import { at } from '../../../guides/paths';
import type { Json } from '../../../guides/types';
import { isObject } from '../../../json';

/** One entry of the error envelope. */
export interface CallError {
  code?: string;
  parameter?: string;
  message?: string;
}

export interface Correction {
  /** The whole body, to send instead. */
  body: string;
  /** What was changed, in words, such as "email set to "ada@example.com"". */
  changes: string[];
}

const keysOf = (path: string) => path.split(/[.[\]]+/).filter(Boolean);

/** A copy with a value at a path, or without it where the value is undefined. */
function changed(value: Json | undefined, [key, ...rest]: string[], wanted: Json | undefined): Json | undefined {
  if (key === undefined) return wanted;
  if (Array.isArray(value)) {
    const list = value.map((one, index) => (String(index) === key ? (changed(one, rest, wanted) ?? null) : one));
    return wanted === undefined && rest.length === 0 ? list.filter((_, index) => String(index) !== key) : list;
  }
  const { [key]: before, ...others } = (isObject(value) ? value : {}) as Record<string, Json>;
  const after = changed(before, rest, wanted);
  return after === undefined ? others : { ...others, [key]: after };
}

/** The example's value at a path; of a list's further entries, that of the first. */
const exampleAt = (example: unknown, path: string) => at(example, path) ?? at(example, path.replace(/\[\d+\]/g, '[0]'));

function parse(text: string): Json | undefined {
  try {
    return JSON.parse(text) as Json;
  } catch {
    return undefined;
  }
}

const short = (value: Json) => {
  const text = JSON.stringify(value);
  return text.length > 60 ? `${text.slice(0, 57)}…` : text;
};

/** What to do about one error; undefined where the body cannot help. */
function step(body: Json, { code, parameter }: CallError, example: unknown): [Json, string] | undefined {
  if (!parameter) return undefined;
  const stands = at(body, parameter);
  const good = exampleAt(example, parameter);
  const set = (value: Json): [Json, string] => [
    changed(body, keysOf(parameter), value) ?? {},
    `${parameter} set to ${short(value)}, as in the example`,
  ];
  const removed = (): [Json, string] => [changed(body, keysOf(parameter), undefined) ?? {}, `${parameter} left out`];
  if (code === 'unknown_parameter') return stands === undefined ? undefined : removed();
  if (good !== undefined && JSON.stringify(good) !== JSON.stringify(stands)) return set(good);
  return stands === undefined ? undefined : removed();
}

/**
 * A body in which what an answer objects to is mended: fields that are not known are left out, those that are missing or wrong are
 * taken from the contract's example. Null where nothing in the body is at fault.
 * @param example a body that the operation takes
 */
export function correctedBody(sent: string, errors: readonly CallError[], example: unknown): Correction | null {
  if (!isObject(example)) return null;
  let body = parse(sent);
  if (!isObject(body))
    return { body: JSON.stringify(example, null, 2), changes: ['the example in place of what cannot be read'] };
  const changes: string[] = [];
  for (const error of errors) {
    const done = step(body as Json, error, example);
    if (!done) continue;
    body = done[0];
    changes.push(done[1]);
  }
  return changes.length > 0 ? { body: JSON.stringify(body, null, 2), changes } : null;
}
