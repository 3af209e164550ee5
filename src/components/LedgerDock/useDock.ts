import { useCallback, useEffect, useMemo, useState } from 'react';
import { type DockState, keepDock, readDock, usual, withinBounds } from './kept';

/** The same condition stands in the stylesheet: there, the open dock leaves only a strip of the page. */
const roomForOne = '(max-width: 640px), (max-height: 480px)';

/** Whether the open dock covers the page but for a strip. */
const isCovering = () => window.matchMedia(roomForOne).matches;

/** Whether the dock is open and how high, kept from one visit to the next. */
export function useDock() {
  const [state, setState] = useState<DockState>(usual);
  const change = useCallback((part: Partial<DockState>) => setState((now) => ({ ...now, ...part })), []);

  // Read once the page is drawn, as it was drawn beforehand without. Where it would cover the page, it waits to be asked.
  useEffect(() => {
    const kept = readDock();
    setState({ ...kept, isOpen: kept.isOpen && !isCovering() });
  }, []);
  useEffect(() => {
    if (state !== usual) keepDock(state);
  }, [state]);
  // On the root, because the page leaves as much room at its end as the dock takes.
  useEffect(() => {
    const { style } = document.documentElement;
    style.setProperty('--ledger-share', String(state.share));
    return () => {
      style.removeProperty('--ledger-share');
    };
  }, [state.share]);

  const actions = useMemo(
    () => ({
      setOpen: (isOpen: boolean) => change({ isOpen }),
      setShare: (share: number) => change({ share: withinBounds(share) }),
      /** Closes it where it covers what is to be seen now. */
      makeRoom: () => isCovering() && change({ isOpen: false }),
    }),
    [change],
  );
  return { ...state, ...actions };
}
