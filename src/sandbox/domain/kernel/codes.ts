/**
 * Codes: countries, states, currencies, tax codes, export control numbers. The one place that compares them. A code means
 * the same in capitals and in small letters; what a caller sent is kept and answered as it was sent.
 */

/** The form of codes that were compared before: tables hold the same few hundred, and carts name them again and again. */
const known = new Map<string, string>();
const mostKnown = 2000;
const longestKnown = 16;

/** The one form in which codes are compared. */
export function codeOf(text: string): string {
  const before = known.get(text);
  if (before !== undefined) return before;
  const code = text.trim().toUpperCase();
  if (text.length <= longestKnown && known.size < mostKnown) known.set(text, code);
  return code;
}

export function sameCode(one: string | null | undefined, other: string | null | undefined): boolean {
  if (one === other) return true;
  if (one === undefined || one === null || other === undefined || other === null) return false;
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
