import type { ListedItems } from '../../catalog/types';
import type { Assessment } from '../../certification/assessment/types';

export interface HowFar {
  answered: number;
  total: number;
  /** The list to go on with: one that was begun before one that was not. Absent where every item has an answer. */
  next?: ListedItems;
}

/** @param lists in the order in which a team goes through them */
export function progressOf({ claims }: Assessment, lists: readonly ListedItems[]): HowFar {
  const isAnswered = (id: string) => claims[id] !== undefined && claims[id].state !== 'open';
  const unfinished = lists.filter(({ items }) => !items.every(isAnswered));
  const next = unfinished.find(({ items }) => items.some(isAnswered)) ?? unfinished[0];
  const all = lists.flatMap(({ items }) => items);
  return { answered: all.filter(isAnswered).length, total: all.length, ...(next && { next }) };
}
