import { useEffect, useRef } from 'react';
import type { Ledger } from '../../sandbox-client';
import { anchorOfEntry, type LedgerPlace } from './anchors';

/** So often it is looked for, each time after a moment in which rows may be drawn. */
const mostLooks = 40;
const momentMs = 50;

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
  // A later entry of the same number, after the ledger was cleared, is not what the link asked for.
  const followed = useRef<LedgerPlace | null>(null);
  const latest = useRef({ makeVisible, place: 0 });
  latest.current = { makeVisible, place: entries.length - index };
  // biome-ignore lint/correctness/useExhaustiveDependencies: following the same link again is one more reason to go there
  useEffect(() => {
    if (sequence === null || !isThere || followed.current === wanted) return;
    latest.current.makeVisible(latest.current.place);
    let timer = 0;
    function look(looks: number): void {
      const row = document.getElementById(anchorOfEntry(Number(sequence)))?.querySelector('details');
      if (!row) {
        if (looks < mostLooks) timer = window.setTimeout(look, momentMs, looks + 1);
        return;
      }
      followed.current = wanted;
      row.open = true;
      row.querySelector('summary')?.focus({ preventScroll: true });
      row.scrollIntoView({ block: 'nearest' });
    }
    timer = window.setTimeout(look, 0, 1);
    return () => window.clearTimeout(timer);
  }, [wanted, isThere]);
  return state === 'ready' && !isThere && followed.current !== wanted ? sequence : null;
}
