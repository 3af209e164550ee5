/** Takes card data and secrets out of JSON. */
import { isCardLikeNumber } from './card-data';
import { cutNumberInGroups, cutSpreadNumbers } from './card-data/across';
import { isSecretField, labelOf, placeOf } from './fields';
import { redacted } from './mark';
import { type Keeps, redactText } from './redact-text';

/** No request nests its values deeper. What lies below is left out, so that nothing overflows. */
const deepest = 200;

type Fields = Readonly<Record<string, unknown>>;

/** The field that a value stands in; an empty text at the top. */
interface Where {
  readonly field: string;
  readonly depth: number;
  readonly keeps: Keeps;
}

/** A field's name for a field that lost its own, different from those beside it. */
function nameFor(key: string, taken: ReadonlySet<string>, keeps: Keeps): string {
  // Short names without digits hide nothing.
  const name = /^[A-Za-z]{1,40}$/.test(key) ? key : redactText(key, { keeps });
  for (let number = 2, free = name; ; number += 1) {
    if (name === key || !taken.has(free)) return free;
    free = `${name} ${number}`;
  }
}

function redactObject(value: Fields, { field: parent, depth, keeps }: Where): object {
  const taken = new Set(Object.keys(value));
  let changed = false;
  const label = 'value' in value ? labelOf(value) : '';
  const isNamedSecret = (key: string, inner: unknown) =>
    isSecretField(key, parent, inner, keeps === 'secrets') ||
    (key === 'value' && isSecretField(label, parent, inner, keeps === 'secrets'));
  const entries = Object.entries(value).map(([key, inner]) => {
    const name = nameFor(key, taken, keeps);
    taken.add(name);
    const isSecret = inner !== null && typeof inner !== 'boolean' && isNamedSecret(key, inner);
    const rest = isSecret ? redacted : redactValue(inner, { field: key, depth: depth + 1, keeps });
    changed ||= name !== key || rest !== inner;
    return [name, rest];
  });
  return changed ? Object.fromEntries(entries) : value;
}

function redactList(list: readonly unknown[], where: Where): readonly unknown[] {
  const rest = list.map((inner) => redactValue(inner, { ...where, depth: where.depth + 1 }));
  return cutNumberInGroups(rest.every((inner, index) => inner === list[index]) ? list : rest);
}

function redactValue(value: unknown, where: Where): unknown {
  const { field, depth, keeps } = where;
  if (typeof value === 'string') return redactText(value, { place: placeOf(field), keeps });
  if (typeof value === 'number') return isCardLikeNumber(value, placeOf(field)) ? redacted : value;
  if (typeof value !== 'object' || value === null) return value;
  if (depth > deepest) return redacted;
  return Array.isArray(value) ? redactList(value, where) : redactObject(value as Fields, where);
}

/**
 * A body without card data, keys and secrets: by the names of its fields, and by the look of its values. The very body where
 * there is nothing to take out.
 */
export function redactBody(value: unknown): unknown {
  return cutSpreadNumbers(redactValue(value, { field: '', depth: 0, keeps: 'nothing' }));
}

/** A body without card data, with its keys and secrets: an object of the API has some that callers need. */
export function redactCardData(value: unknown): unknown {
  return cutSpreadNumbers(redactValue(value, { field: '', depth: 0, keeps: 'secrets' }));
}
