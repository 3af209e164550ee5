/** Values whose shape nobody knows yet: what callers sent, and what a ledger or a file holds. */

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** Reads a nested property, such as `payment.session.state`; undefined where a step is missing. */
export function read(value: unknown, path: string): unknown {
  return path.split('.').reduce<unknown>((at, key) => (isObject(at) ? at[key] : undefined), value);
}

/** A text that says something: blank counts as missing. */
export function text(value: unknown, path: string): string | undefined {
  const found = read(value, path);
  return typeof found === 'string' && found.trim() !== '' ? found : undefined;
}

export function number(value: unknown, path: string): number | undefined {
  const found = read(value, path);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

export function objects(value: unknown, path: string): JsonObject[] {
  const found = read(value, path);
  return Array.isArray(found) ? found.filter(isObject) : [];
}
