/** Values whose shape nobody knows yet: what callers sent, and what a ledger or a file holds. */

export type JsonObject = Record<string, unknown>;

export function isObject(value: unknown): value is JsonObject {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

/** The same few paths are read again and again. */
const stepsByPath = new Map<string, readonly string[]>();
const mostPaths = 1000;

function stepsOf(path: string): readonly string[] {
  const known = stepsByPath.get(path);
  if (known) return known;
  const steps = path.split('.');
  if (stepsByPath.size < mostPaths) stepsByPath.set(path, steps);
  return steps;
}

/** Reads a nested property, such as `payment.session.state`; undefined where a step is missing. */
export function read(value: unknown, path: string): unknown {
  const steps = stepsOf(path);
  let at = value;
  for (let index = 0; index < steps.length; index += 1) {
    if (!isObject(at)) return undefined;
    at = at[steps[index] as string];
  }
  return at;
}

const lastControl = 0x20;
const firstBeyondAscii = 0x80;

/** Nearly every text begins with a letter or a digit; only the others are looked through. */
function isBlank(found: string): boolean {
  const first = found.charCodeAt(0);
  return !(first > lastControl && first < firstBeyondAscii) && found.trim() === '';
}

/** A text that says something: blank counts as missing. */
export function text(value: unknown, path: string): string | undefined {
  const found = read(value, path);
  return typeof found === 'string' && !isBlank(found) ? found : undefined;
}

/** A number, also one that was sent as digits in a text, as the provider's own samples have them. */
export function number(value: unknown, path: string): number | undefined {
  const found = read(value, path);
  if (typeof found === 'string' && /^\d+(\.\d+)?$/.test(found)) return Number(found);
  return typeof found === 'number' && Number.isFinite(found) ? found : undefined;
}

export function objects(value: unknown, path: string): JsonObject[] {
  const found = read(value, path);
  return Array.isArray(found) ? found.filter(isObject) : [];
}
