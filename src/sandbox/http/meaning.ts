/** What a body means: the forms in which connectors say "nothing" become nothing, and numbers as text become numbers. */

import type { Operation } from '../../generated/contract/operations';
import { isObject } from '../../json';

type Fields = Readonly<Record<string, unknown>>;

/** Values of a caller's own: null is no value there, and the contract says so. */
const isOwn = (path: string) => path === 'metadata' || path.endsWith('.metadata');

/** In place of a field that is left out. */
const nothing = Symbol('nothing');

/** What the contract says of the fields that may come in another form. */
type Forms = Pick<Operation, 'nullable' | 'numbersAsText' | 'idsAsNumbers'>;

const isNumber = (text: string) => /^(0|[1-9]\d{0,14})(\.\d{1,14})?$/.test(text);

/** A number that came as a text, and the digits of an id that came as a number, as the contract types them. */
function asTyped(value: unknown, { numbersAsText = [], idsAsNumbers = [] }: Forms, at: string): unknown {
  if (typeof value === 'string') return numbersAsText.includes(at) && isNumber(value) ? Number(value) : value;
  return Number.isSafeInteger(value) && idsAsNumbers.includes(at) ? String(value) : value;
}

/**
 * `null` for a field that may be left out is the same as leaving it out, except where it clears something. The very value
 * where nothing is in another form.
 */
function inOurForm(value: unknown, forms: Forms, at: string): unknown {
  if (value === null) return forms.nullable.includes(at) ? null : nothing;
  if (typeof value !== 'object') return asTyped(value, forms, at);
  if (Array.isArray(value)) {
    const list = value.map((one) => (one === null ? one : inOurForm(one, forms, `${at}[]`)));
    return list.every((one, index) => one === value[index]) ? value : list;
  }
  if (isOwn(at)) return value;
  const before = Object.entries(value);
  const after = before.map(([name, inner]) => inOurForm(inner, forms, at === '' ? name : `${at}.${name}`));
  if (after.every((inner, index) => inner === before[index]?.[1])) return value;
  const pairs = before.map(([name], index) => [name, after[index]] as const);
  return Object.fromEntries(pairs.filter(([, inner]) => inner !== nothing));
}

/** @param sent a parsed body, or null where there is none */
export function meaningOf(operation: Operation, sent: unknown): unknown {
  if (!isObject(sent)) return sent;
  const { alone } = operation;
  if (alone !== undefined && sent[alone]) return { [alone]: sent[alone] };
  return inOurForm(sent, operation, '');
}

/** The value at a path such as `items[0].price`. */
export function valueAt(body: unknown, path: string): unknown {
  const steps = path.split(/[.[\]]+/).filter((step) => step !== '');
  return steps.reduce<unknown>((value, step) => (value as Fields | null | undefined)?.[step], body);
}
