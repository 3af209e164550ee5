import { useEffect, useRef } from 'react';
import type { Ledger } from '../../sandbox-client';
import { anchorOfEntry, type LedgerPlace } from './anchors';

/**
 * Opens the entry that a link asks for, and moves the focus there.
 * @param makeVisible is told how far down it stands, from 1, and draws at least so many
 * @returns its number where the ledger has no such entry
 */
export function useShownEntry(
  { entries, state }: Ledger,
  wanted: LedgerPlace | null,
  makeVisible: (place: number) => void,
): number | null {
  const sequence = wanted?.sequence ?? null;
  const index = sequence === null ? -1 : entries.findIndex((entry) => entry.sequence === sequence);
  const isThere = index >= 0;
  const latest = useRef({ makeVisible, place: 0 });
  latest.current = { makeVisible, place: entries.length - index };
  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same link again is one more reason to go there
  useEffect(() => {
    if (sequence === null || !isThere) return;
    latest.current.makeVisible(latest.current.place);
    // Its row is drawn by then.
    const timer = setTimeout(() => {
      const row = document.getElementById(anchorOfEntry(sequence))?.querySelector('details');
      if (!row) return;
      row.open = true;
      row.querySelector('summary')?.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
    });
    return () => clearTimeout(timer);
  }, [wanted, isThere]);
  return state === 'ready' && !isThere ? sequence : null;
}
