/**
 * Codes: countries, states, currencies, tax codes, export control numbers. The one place that compares them. A code means
 * the same in capitals and in small letters; what a caller sent is kept and answered as it was sent.
 */

/** The one form in which codes are compared. */
export function codeOf(text: string): string {
  return text.trim().toUpperCase();
}

export function sameCode(one: string | null | undefined, other: string | null | undefined): boolean {
  if (one === undefined || one === null || other === undefined || other === null) return one === other;
  return codeOf(one) === codeOf(other);
}

export function hasCode(codes: readonly string[], wanted: string): boolean {
  return codes.some((code) => sameCode(code, wanted));
}

/** Tables as they are looked up again and again: by their rows, and by the field that has the code. They never change. */
const tables = new WeakMap<readonly object[], Map<string, Map<string, object>>>();

function tableOf(rows: readonly object[], key: string): Map<string, object> {
  const byKey = tables.get(rows) ?? new Map<string, Map<string, object>>();
  tables.set(rows, byKey);
  const known = byKey.get(key);
  if (known) return known;
  const table = new Map<string, object>();
  for (const row of rows) {
    const code = (row as Record<string, unknown>)[key];
    if (typeof code === 'string' && !table.has(codeOf(code))) table.set(codeOf(code), row);
  }
  byKey.set(key, table);
  return table;
}

/** The row of a table whose `key` is this code. */
export function rowOf<Key extends string, Row extends { readonly [key in Key]?: string }>(
  rows: readonly Row[],
  key: Key,
  code: string | null | undefined,
): Row | undefined {
  if (code === undefined || code === null) return undefined;
  return tableOf(rows, key).get(codeOf(code)) as Row | undefined;
}
