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

/** The provider objects to some fields by other names than those that a body has for them. */
const namesInBodies: Readonly<Record<string, string>> = {
  qty: 'quantity',
  amountRequested: 'amount',
  percentRequested: 'percent',
  order: 'orderId',
};

const parentOf = (path: string) => path.slice(0, Math.max(0, path.lastIndexOf('.')));

function renamed(parameter: string): string {
  const name = parameter.slice(parameter.lastIndexOf('.') + 1);
  return parameter.slice(0, parameter.length - name.length) + (namesInBodies[name] ?? name);
}

/** Every path in a value that ends in this name. */
function pathsTo(name: string, value: unknown, place = ''): string[] {
  if (Array.isArray(value)) return value.flatMap((one, index) => pathsTo(name, one, `${place}[${index}]`));
  if (!isObject(value)) return [];
  return Object.entries(value).flatMap(([key, inner]) => {
    const here = place === '' ? key : `${place}.${key}`;
    return key === name ? [here] : pathsTo(name, inner, here);
  });
}

/** Where a body has what an answer calls so: there, under its other name, or wherever a field of this name differs from the example. */
function placesOf(body: Json, parameter: string, example: unknown): string[] {
  if (at(body, parameter) !== undefined || exampleAt(example, parameter) !== undefined) return [parameter];
  const other = renamed(parameter);
  if (at(body, other) !== undefined) return [other];
  if (/[.[]/.test(parameter)) return [parameter];
  const differing = pathsTo(parameter, body).filter((path) => {
    const good = exampleAt(example, path);
    return good !== undefined && !isSame(good, at(body, path));
  });
  return differing.length > 0 ? differing : [parameter];
}

const isSame = (one: unknown, other: unknown) => JSON.stringify(one) === JSON.stringify(other);

type Change = readonly [path: string, value: Json | undefined];

/** Fields beside a path that a message names too, and that the example has otherwise. */
function namedBeside(body: Json, path: string, message: string, example: unknown): Change[] {
  const parent = parentOf(path);
  const fields = parent === '' ? example : exampleAt(example, parent);
  const words = new Set(message.match(/\w+/g));
  return Object.keys(isObject(fields) ? fields : {}).flatMap((name): Change[] => {
    const beside = parent === '' ? name : `${parent}.${name}`;
    const [good, stands] = [exampleAt(example, beside), at(body, beside)];
    const isOther = beside !== path && stands !== undefined && !isSame(good, stands);
    return words.has(name) && isOther ? [[beside, good]] : [];
  });
}

/** Where an answer names no field, those that its message names and the body lacks. */
function named(body: Json, message: string, example: unknown): Change[] {
  const words = new Set(message.match(/\w+/g));
  const missing = Object.keys(isObject(example) ? example : {}).filter((name) => at(body, name) === undefined);
  return missing.filter((name) => words.has(name)).map((name) => [name, exampleAt(example, name)]);
}

function changesAt(body: Json, path: string, { code, message = '' }: CallError, example: unknown): Change[] {
  const stands = at(body, path);
  const good = exampleAt(example, path);
  const removed: Change[] = stands === undefined ? [] : [[path, undefined]];
  if (code === 'unknown_parameter') return removed;
  const beside = namedBeside(body, path, message, example);
  if (good !== undefined && !isSame(good, stands)) return [[path, good], ...beside];
  return beside.length > 0 ? beside : removed;
}

/** What to do about one error; nothing where the body cannot help. */
function changesFor(body: Json, error: CallError, example: unknown): Change[] {
  const { parameter, message = '' } = error;
  if (!parameter) return named(body, message, example);
  return placesOf(body, parameter, example).flatMap((path) => changesAt(body, path, error, example));
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
    for (const [path, value] of changesFor(body as Json, error, example)) {
      body = changed(body as Json, keysOf(path), value) ?? {};
      changes.push(value === undefined ? `${path} left out` : `${path} set to ${short(value)}, as in the example`);
    }
  }
  return changes.length > 0 ? { body: JSON.stringify(body, null, 2), changes } : null;
}
