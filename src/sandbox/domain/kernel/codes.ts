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

/** The row of a table whose `key` is this code. */
export function rowOf<Key extends string, Row extends { readonly [key in Key]?: string }>(
  rows: readonly Row[],
  key: Key,
  code: string | null | undefined,
): Row | undefined {
  return code === undefined || code === null ? undefined : rows.find((row) => sameCode(row[key], code));
}
