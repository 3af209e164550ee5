import type { ChecklistItem } from '../../catalog/types';
import type { ClaimState } from '../../certification/assessment/types';
import { type Rollup, rollUp } from '../../certification/verdicts/rollup';
import type { VerdictState } from '../../certification/verdicts/types';

export interface Progress {
  total: number;
  answered: number;
  /** Items that apply: all but those claimed not to. */
  applicable: number;
  done: number;
  /** Items recorded calls can decide. */
  observable: number;
  /** How many of those stand where, once people were heard. */
  counts: Rollup['counts'];
}

interface Sources {
  claim(itemId: string): ClaimState;
  isObservable(itemId: string): boolean;
  verdict(itemId: string): VerdictState | undefined;
}

export function progressOf(items: ChecklistItem[], { claim, isObservable, verdict }: Sources): Progress {
  const claims = items.map(({ id }) => claim(id));
  const observable = items.filter(({ id }) => isObservable(id));
  const { counts } = rollUp(observable.flatMap(({ id }) => verdict(id) ?? []));
  return {
    total: items.length,
    answered: claims.filter((state) => state !== 'open').length,
    applicable: claims.filter((state) => state !== 'not-applicable').length,
    done: claims.filter((state) => state === 'done').length,
    observable: observable.length,
    counts,
  };
}
