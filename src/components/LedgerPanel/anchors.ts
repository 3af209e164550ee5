/** What an address names of the ledger: one entry, or all of it. */
export interface LedgerPlace {
  readonly sequence: number | null;
}

export const ledgerAnchor = 'ledger';

export const anchorOfEntry = (sequence: number): string => `entry-${sequence}`;

/** @param anchor decoded, without the `#` */
export function placeOf(anchor: string): LedgerPlace | null {
  if (anchor === ledgerAnchor) return { sequence: null };
  const [, digits] = /^entry-([1-9]\d{0,14})$/.exec(anchor) ?? [];
  return digits === undefined ? null : { sequence: Number(digits) };
}
