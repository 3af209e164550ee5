/** Finds card numbers whose digits are spread over several values of a body, and takes them out of each. */
import { redacted } from '../mark';
import { isCardNumber, mostDigits } from './networks';
import { publishedNumbersIn } from './numbers';
import { PublishedSearch } from './published';
import { plainReadingOf, type Span } from './reading';

type Scalar = string | number;
/** Replaces the scalars of a body, in their order. */
type Mapper = (scalar: Scalar) => unknown;

const isScalar = (value: unknown): value is Scalar => typeof value === 'string' || typeof value === 'number';

function mapScalars(value: unknown, map: Mapper): unknown {
  if (isScalar(value)) return map(value);
  if (Array.isArray(value)) return value.map((inner) => mapScalars(inner, map));
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(Object.entries(value).map(([key, inner]) => [key, mapScalars(inner, map)]));
}

function collectScalars(value: unknown, found: Scalar[]): Scalar[] {
  if (isScalar(value)) found.push(value);
  else if (typeof value === 'object' && value !== null)
    for (const inner of Object.values(value)) collectScalars(inner, found);
  return found;
}

/** What is left of a value without these parts of it. A number is left whole or not at all. */
function without(scalar: Scalar, spans: readonly Span[]): Scalar {
  if (spans.length === 0) return scalar;
  if (typeof scalar === 'number') return redacted;
  let rest = '';
  let done = 0;
  for (const [start, end] of spans) {
    rest += scalar.slice(done, Math.max(done, start)) + redacted;
    done = end;
  }
  return rest + scalar.slice(done);
}

/** Takes parts of the joined values out of each of them. The parts ascend and do not overlap. */
function cut(value: unknown, spans: readonly Span[]): unknown {
  let offset = 0;
  let next = 0;
  return mapScalars(value, (scalar) => {
    const length = String(scalar).length;
    const touching: Span[] = [];
    for (; next < spans.length; next += 1) {
      const [start, end] = spans[next] as Span;
      if (start >= offset + length) break;
      if (end > offset) touching.push([start - offset, end - offset]);
      if (end > offset + length) break;
    }
    offset += length + 1;
    return without(scalar, touching);
  });
}

/** Looks at the scalars of a body in their order for the first digits of a published number. */
function mayHoldSpread(value: unknown, search: PublishedSearch): boolean {
  if (typeof value === 'string') return search.meets(value);
  if (typeof value === 'number') return search.meets(String(value));
  if (typeof value !== 'object' || value === null) return false;
  if (Array.isArray(value)) return value.some((inner) => mayHoldSpread(inner, search));
  for (const key in value) if (mayHoldSpread((value as Record<string, unknown>)[key], search)) return true;
  return false;
}

/** A body without the published test numbers whose digits are spread over several of its values. */
export function cutSpreadNumbers(body: unknown): unknown {
  if (!mayHoldSpread(body, new PublishedSearch())) return body;
  const scalars = collectScalars(body, []);
  if (scalars.length < 2) return body;
  const reading = plainReadingOf(scalars.join('\n'));
  const spans = publishedNumbersIn(reading.text).map(reading.sourceOf);
  return spans.length === 0 ? body : cut(body, spans);
}

/** A list without its values where they are groups of the digits of one card number. */
export function cutNumberInGroups(list: readonly unknown[]): readonly unknown[] {
  if (list.length < 2 || list.length > mostDigits || !list.every(isScalar)) return list;
  const digits = plainReadingOf(list.join('\n')).text.replaceAll('\n', '');
  return /^\d+$/.test(digits) && isCardNumber(digits) ? list.map(() => redacted) : list;
}
