import { useSyncExternalStore } from 'react';
import { onStorageChange } from '../../browser/storage';
import { type Concern, concernOf, nothingChosen, type Row, type Situation } from '../../catalog/situation';
import { allPlaces, keepSituation, readSituation } from './kept';

/** One choice for all widgets of a page; read when the first of them asks. */
let current: Situation | undefined;
const listeners = new Set<() => void>();

function set(situation: Situation): void {
  current = situation;
  for (const listener of listeners) listener();
}

function subscribe(listener: () => void): () => void {
  listeners.add(listener);
  const stop = onStorageChange(() => set(readSituation()));
  return () => {
    listeners.delete(listener);
    stop();
    // Another page has another address, which may say something else.
    if (listeners.size === 0) current = undefined;
  };
}

function snapshot(): Situation {
  current ??= readSituation();
  return current;
}

/** What the reader sells, where and to whom; nothing while the page is built. */
export function useSituation(): [Situation, (situation: Situation) => void] {
  const situation = useSyncExternalStore(subscribe, snapshot, () => nothingChosen);
  const change = (next: Situation) => {
    const isOther = (Object.keys(next) as (keyof Situation)[]).some((field) => next[field] !== snapshot()[field]);
    if (!isOther) return;
    keepSituation(next);
    set(next);
  };
  return [situation, change];
}

export const isChosen = (situation: Situation): boolean => Object.values(situation).some((value) => value !== '');

/** Says of a row whether it concerns the reader; null while nothing is chosen. */
export function useConcern(): ((row: Row) => Concern) | null {
  const [situation] = useSituation();
  return isChosen(situation) ? (row) => concernOf(row, situation, allPlaces) : null;
}
