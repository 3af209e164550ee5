/** Checks that say what they expected. No test library, so that the cases run in a page too. */

export class CheckFailed extends Error {
  override name = 'CheckFailed';
}

export function fail(message: string): never {
  throw new CheckFailed(message);
}

/** JSON with sorted keys, so that two equal values have the same text. */
function canonical(value: unknown): string {
  const sorted = (_key: string, inner: unknown) =>
    typeof inner === 'object' && inner !== null && !Array.isArray(inner)
      ? Object.fromEntries(Object.entries(inner).sort(([a], [b]) => (a < b ? -1 : 1)))
      : inner;
  return JSON.stringify(value, sorted) ?? 'undefined';
}

function shown(value: unknown): string {
  const text = canonical(value);
  return text.length > 1500 ? `${text.slice(0, 1500)}…` : text;
}

export function expectEqual(actual: unknown, expected: unknown, what: string): void {
  if (canonical(actual) !== canonical(expected)) fail(`${what}: expected ${shown(expected)}, got ${shown(actual)}`);
}

export function expectDifferent(actual: unknown, other: unknown, what: string): void {
  if (canonical(actual) === canonical(other)) fail(`${what}: expected something other than ${shown(other)}`);
}

export function expectTrue(condition: boolean, what: string): void {
  if (!condition) fail(what);
}

export function expectOneOf(actual: unknown, allowed: readonly unknown[], what: string): void {
  if (!allowed.some((one) => canonical(one) === canonical(actual)))
    fail(`${what}: expected one of ${shown(allowed)}, got ${shown(actual)}`);
}

export function expectMatch(actual: unknown, pattern: RegExp, what: string): void {
  if (typeof actual !== 'string' || !pattern.test(actual)) fail(`${what}: expected ${pattern}, got ${shown(actual)}`);
}

/** Money is compared to the cent, so that 0.1 + 0.2 is 0.3. */
export function expectMoney(actual: number | undefined, expected: number, what: string): void {
  if (
    actual === undefined ||
    Math.round(actual * 100) !== Math.round(expected * 100) ||
    Math.abs(actual - expected) > 1e-6
  )
    fail(`${what}: expected ${expected.toFixed(2)}, got ${actual}`);
}

/** All of the fields of `expected`, whatever else there is. */
export function expectFields(actual: object, expected: Readonly<Record<string, unknown>>, what: string): void {
  const values = actual as Readonly<Record<string, unknown>>;
  for (const [field, value] of Object.entries(expected)) expectEqual(values[field], value, `${what}: ${field}`);
}

/** `expected` in this order; others may stand between them. */
export function expectInOrder(actual: readonly string[], expected: readonly string[], what: string): void {
  let from = 0;
  for (const one of expected) {
    const found = actual.indexOf(one, from);
    if (found < 0)
      fail(`${what}: ${one} is missing or out of order. Expected ${shown(expected)}, got ${shown(actual)}`);
    from = found + 1;
  }
}

/** The text must not appear anywhere in the value's JSON. */
export function expectNowhere(value: unknown, secret: string, what: string): void {
  const text = typeof value === 'string' ? value : JSON.stringify(value);
  const at = text.indexOf(secret);
  if (at >= 0) fail(`${what}: found a secret after ${JSON.stringify(text.slice(Math.max(0, at - 60), at))}`);
}

/** The only member of a list. */
export function only<Item>(list: readonly Item[] | undefined, what: string): Item {
  if (list?.length !== 1) fail(`${what}: expected exactly one, got ${list?.length ?? 'no list'}`);
  return list[0] as Item;
}

/** A member that must be there. */
export function at<Item>(list: readonly Item[] | undefined, index: number, what: string): Item {
  const item = list?.[index];
  return item === undefined ? fail(`${what}: there is no number ${index + 1} among ${list?.length ?? 0}`) : item;
}

export function present<Value>(value: Value | null | undefined, what: string): Value {
  return value === null || value === undefined ? fail(`${what} is missing`) : value;
}

export const pause = (milliseconds: number) => new Promise((resolve) => setTimeout(resolve, milliseconds));

/** Reads until it is so, for what may take a moment. Gives back what was read last, for the check that follows. */
export async function eventually<Value>(read: () => Promise<Value>, until: (value: Value) => boolean): Promise<Value> {
  for (let tries = 0; tries < 20; tries += 1) {
    const value = await read();
    if (until(value)) return value;
    await pause(25);
  }
  return read();
}
