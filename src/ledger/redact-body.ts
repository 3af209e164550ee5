/** Takes card data and secrets out of JSON. */
import { isCardLikeNumber } from './card-data';
import { cutNumberInGroups, cutSpreadNumbers } from './card-data/across';
import { isSecretField, labelOf, mayBeSecret, placeOf, remembered } from './fields';
import { redacted } from './mark';
import { isInnocent, type Keeps, redactText } from './redact-text';

/** No request nests its values deeper. What lies below is left out, so that nothing overflows. */
const deepest = 200;

type Fields = Readonly<Record<string, unknown>>;

/** A field's name for a field that lost its own, different from those beside it. */
function nameFor(key: string, taken: ReadonlySet<string>, keeps: Keeps): string {
  const name = redactText(key, { keeps });
  for (let number = 2, free = name; ; number += 1) {
    if (name === key || !taken.has(free)) return free;
    free = `${name} ${number}`;
  }
}

/** Short names with a digit at most hide nothing. */
const plainName = /^[A-Za-z]{1,40}\d?$/;

const isPlain = remembered((key) => plainName.test(key));

/** Names that hide nothing and say of no value that it is secret: nearly all. */
const isHarmless = remembered((key) => key !== 'value' && plainName.test(key) && !mayBeSecret(key));

/** The names that an object's fields keep: the very names, but for those that hide something. */
function namesFor(keys: readonly string[], keeps: Keeps): readonly string[] {
  if (keys.every(isPlain)) return keys;
  const taken = new Set(keys);
  return keys.map((key) => {
    const name = plainName.test(key) ? key : nameFor(key, taken, keeps);
    taken.add(name);
    return name;
  });
}

function isSecret(key: string, inner: unknown, label: string, parent: string, keeps: Keeps): boolean {
  if (inner === null || typeof inner === 'boolean') return false;
  if (key !== 'value' && !mayBeSecret(key)) return false;
  const cardsOnly = keeps === 'secrets';
  return (
    isSecretField(key, parent, inner, cardsOnly) || (key === 'value' && isSecretField(label, parent, inner, cardsOnly))
  );
}

/** The very object where nothing changes, as in nearly every case: a copy is made for the others alone. */
function redactObject(value: Fields, parent: string, depth: number, keeps: Keeps): object {
  const keys = Object.keys(value);
  return keys.every(isHarmless)
    ? redactInner(value, keys, depth, keeps)
    : redactNamed(value, keys, parent, depth, keeps);
}

/** An object whose names are harmless. */
function redactInner(value: Fields, keys: readonly string[], depth: number, keeps: Keeps): object {
  let rests: Record<string, unknown> | undefined;
  for (const key of keys) {
    const inner = value[key];
    const rest = redactValue(inner, key, depth + 1, keeps);
    if (rest === inner) continue;
    rests ??= { ...value };
    rests[key] = rest;
  }
  return rests ?? value;
}

function redactNamed(value: Fields, keys: readonly string[], parent: string, depth: number, keeps: Keeps): object {
  const names = namesFor(keys, keeps);
  const label = 'value' in value ? labelOf(value) : '';
  // Made with the first field that changes.
  const isRenamed = names !== keys && names.some((name, index) => name !== keys[index]);
  let rests: unknown[] | undefined = isRenamed ? keys.map((key) => value[key]) : undefined;
  for (let index = 0; index < keys.length; index += 1) {
    const key = keys[index] as string;
    const inner = value[key];
    const rest = isSecret(key, inner, label, parent, keeps) ? redacted : redactValue(inner, key, depth + 1, keeps);
    if (rest === inner) continue;
    rests ??= keys.map((name) => value[name]);
    rests[index] = rest;
  }
  if (rests === undefined) return value;
  const fields = names.map((name, index) => [name, (rests as unknown[])[index]] as const);
  return Object.fromEntries(fields);
}

function redactList(list: readonly unknown[], field: string, depth: number, keeps: Keeps): readonly unknown[] {
  const rest = list.map((inner) => redactValue(inner, field, depth + 1, keeps));
  return cutNumberInGroups(rest.every((inner, index) => inner === list[index]) ? list : rest);
}

/** Amounts, rates and counts are told from card numbers by a look. */
const mayBeLong = (value: number) => value >= 1e12 || value <= -1e12 || !Number.isInteger(value);

/** @param field that the value stands in; an empty text at the top */
function redactValue(value: unknown, field: string, depth: number, keeps: Keeps): unknown {
  if (typeof value === 'string') return isInnocent(value) ? value : redactText(value, { place: placeOf(field), keeps });
  if (typeof value === 'number') return mayBeLong(value) && isCardLikeNumber(value, placeOf(field)) ? redacted : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return redacted;
  return Array.isArray(value)
    ? redactList(value, field, depth, keeps)
    : redactObject(value as Fields, field, depth, keeps);
}

/**
 * A body without card data, keys and secrets: by the names of its fields, and by the look of its values. The very body where
 * there is nothing to take out.
 */
export function redactBody(value: unknown): unknown {
  return cutSpreadNumbers(redactValue(value, '', 0, 'nothing'));
}

/** A body without card data, with its keys and secrets: an object of the API has some that callers need. */
export function redactCardData(value: unknown): unknown {
  return cutSpreadNumbers(redactValue(value, '', 0, 'secrets'));
}
