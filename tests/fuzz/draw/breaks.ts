/** What can be wrong with a body: one value of it replaced, removed or added, at any place. */
import fc from 'fast-check';
import { nested } from '../json';
import { KnownId } from '../known';
import { awkwardNames, awkwardText, secretText } from './texts';

export interface Break {
  /** Which place, counted over all places of the body. */
  readonly place: number;
  readonly how:
    | { readonly kind: 'replace' | 'add'; readonly name: string; readonly value: unknown }
    | { readonly kind: 'remove' };
}

const oddNumbers = [0, -1, -0, 1.5, 1e-12, 1e21, 1e308, -1e308, 2 ** 31, 2 ** 53, 2 ** 60, 0.1 + 0.2];

const strangeValue: fc.Arbitrary<unknown> = fc.oneof(
  { weight: 4, arbitrary: fc.constantFrom<unknown>(null, true, false, '', ' ', [], {}, [null], [[]], { id: null }) },
  { weight: 4, arbitrary: fc.constantFrom(...oddNumbers) },
  { weight: 4, arbitrary: awkwardText },
  { weight: 1, arbitrary: secretText },
  { weight: 1, arbitrary: fc.tuple(fc.nat(60), fc.boolean()).map(([depth, inArray]) => nested(depth, inArray)) },
  { weight: 1, arbitrary: fc.nat(400).map((length) => Array.from({ length }, (_, index) => index)) },
  { weight: 1, arbitrary: fc.nat(100).map((length) => Array.from({ length }, () => ({}))) },
);

/** One that is rarely worth its time: large enough to meet every limit. */
const hugeValue: fc.Arbitrary<unknown> = fc.oneof(
  fc.tuple(fc.integer({ min: 500, max: 6000 }), fc.boolean()).map(([depth, inArray]) => nested(depth, inArray)),
  fc.integer({ min: 1000, max: 20_000 }).map((length) => Array.from({ length }, () => null)),
  fc
    .integer({ min: 1000, max: 20_000 })
    .map((length) => Object.fromEntries(Array.from({ length }, (_, n) => [`k${n}`, n]))),
  fc.integer({ min: 10_000, max: 1_100_000 }).map((length) => 'x'.repeat(length)),
);

const anyStrangeValue = fc.oneof({ weight: 60, arbitrary: strangeValue }, { weight: 1, arbitrary: hugeValue });

export const aBreak: fc.Arbitrary<Break> = fc.record({
  place: fc.nat(60),
  how: fc.oneof(
    {
      weight: 5,
      arbitrary: fc.record({ kind: fc.constant('replace' as const), name: fc.constant(''), value: anyStrangeValue }),
    },
    { weight: 2, arbitrary: fc.record({ kind: fc.constant('remove' as const) }) },
    {
      weight: 2,
      arbitrary: fc.record({
        kind: fc.constant('add' as const),
        name: fc.oneof(fc.constantFrom('unknown', 'cvv', 'items', 'id', ...awkwardNames), awkwardText, secretText),
        value: anyStrangeValue,
      }),
    },
  ),
});

type Path = readonly (string | number)[];

function placesOf(value: unknown, path: Path = []): Path[] {
  if (typeof value !== 'object' || value === null || value instanceof KnownId) return [path];
  const inner = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  return [path, ...inner.flatMap(([key, one]) => placesOf(one, [...path, key]))];
}

function changedAt(value: unknown, path: Path, change: (value: unknown) => unknown): unknown {
  const [key, ...rest] = path;
  if (key === undefined) return change(value);
  if (Array.isArray(value)) {
    return value.flatMap((one, index) => {
      if (index !== key) return [one];
      const result = changedAt(one, rest, change);
      return result === undefined ? [] : [result];
    });
  }
  return Object.fromEntries(
    Object.entries(value as object).flatMap(([name, one]) => {
      if (name !== key) return [[name, one]];
      const result = changedAt(one, rest, change);
      return result === undefined ? [] : [[name, result]];
    }),
  );
}

function added(value: unknown, name: string, more: unknown): unknown {
  if (Array.isArray(value)) return [...value, more];
  if (typeof value !== 'object' || value === null || value instanceof KnownId) return more;
  return Object.fromEntries([...Object.entries(value), [name, more]]);
}

/** A body with something wrong in it. What was removed from the top leaves an empty object. */
export function broken(value: unknown, { place, how }: Break): unknown {
  const places = placesOf(value);
  const path = places[place % places.length] as Path;
  const change = (old: unknown) => {
    if (how.kind === 'remove') return undefined;
    return how.kind === 'replace' ? how.value : added(old, how.name, how.value);
  };
  return changedAt(value, path, change) ?? {};
}
