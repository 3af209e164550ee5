/** Which recorded calls made an id, and where it stands in their answers. */
import type { Exchange } from '../ledger/types';

export interface MadeValue {
  readonly exchange: Exchange;
  readonly path: readonly (string | number)[];
  /** Fields of the same name with a text before it, in the order of the answer. */
  readonly before: number;
}

const isIdField = (name: string | number | undefined): name is string =>
  typeof name === 'string' && /^id$|[a-z]Id$/.test(name);

/** Ids by their value: what the sandbox gave to an object or to a part of it. What a caller named first is the caller's own. */
export function madeValues(exchanges: readonly Exchange[]): Map<string, MadeValue> {
  const made = new Map<string, MadeValue>();
  const own = new Set<string>();
  for (const exchange of exchanges) {
    for (const part of partsOf(exchange.path)) own.add(part);
    walk(exchange.requestBody, [], (_, text) => own.add(text));
    if (!isChange(exchange)) continue;
    const counts = new Map<string, number>();
    walk(exchange.responseBody, [], (path, value) => {
      const name = path.at(-1);
      if (!isIdField(name)) return;
      const before = counts.get(name) ?? 0;
      counts.set(name, before + 1);
      if (!made.has(value) && !own.has(value)) made.set(value, { exchange, path, before });
    });
  }
  return made;
}

/** What a path names: its segments and the values of its query. */
export function partsOf(path: string): string[] {
  return path.split(/[/?&=]/).filter(Boolean);
}

/** A call that was carried out and is no mere reading. */
export function isChange({ kind, method, status }: Exchange): boolean {
  return kind === 'exchange' && method !== 'GET' && method !== 'HEAD' && status >= 200 && status < 300;
}

/** Every text of a value with its place, in the order in which JSON writes them. */
export function walk(
  value: unknown,
  path: readonly (string | number)[],
  visit: (path: readonly (string | number)[], text: string) => void,
): void {
  if (typeof value === 'string') visit(path, value);
  if (typeof value !== 'object' || value === null) return;
  const inner: [string | number, unknown][] = Array.isArray(value) ? [...value.entries()] : Object.entries(value);
  for (const [key, one] of inner) walk(one, [...path, key], visit);
}
