import type { Level } from '../../../catalog/types';
import { isAtLeast } from './catalog';
import type { ItemVerdict, Outcome } from './types';

/** In what way an item keeps a connector from being ready. */
export type Hindrance = 'fails' | 'tool-error' | 'stale' | 'not-observed' | 'not-settled' | 'no-answer';

/** How an item keeps a connector from being ready; undefined where it does not, or weighs less. */
export function hindranceOf(item: ItemVerdict, minimum: Level, personsAnswer = false): Hindrance | undefined {
  if (!isAtLeast(item.level, minimum)) return undefined;
  return hindrance(item) ?? (personsAnswer && item.verdict === 'review' ? 'no-answer' : undefined);
}

function hindrance({ verdict, decidedBy, hasRule }: ItemVerdict): Hindrance | undefined {
  if (verdict === 'fail') return 'fails';
  if (verdict === 'tool-error' || verdict === 'stale') return verdict;
  // What a person decides waits for a person; calls can neither prove it nor hold it up.
  if (!hasRule) return undefined;
  if (verdict === 'not-observed') return verdict;
  return verdict === 'review' && decidedBy === 'traffic' ? 'not-settled' : undefined;
}

const obstacles: Readonly<Record<Hindrance, (item: ItemVerdict) => string>> = {
  fails: ({ id, counterexample, summary }) => `${id} fails: ${counterexample?.message ?? summary}`,
  'tool-error': ({ id, summary }) => `${id} could not be judged: ${summary}`,
  stale: ({ id, summary }) => `${id} was judged before, and not since: ${summary}`,
  'not-observed': ({ id, summary }) => `${id} was not observed: ${summary}`,
  'not-settled': ({ id, summary }) => `${id} is not settled: ${summary}`,
  'no-answer': ({ id }) => `${id} has no answer of the team.`,
};

/** Why an item keeps a connector from being ready, in words; undefined where it does not, or weighs less. */
export function obstacleOf(item: ItemVerdict, minimum: Level, personsAnswer = false): string | undefined {
  const found = hindranceOf(item, minimum, personsAnswer);
  return found && obstacles[found](item);
}

export interface Conclusion {
  readonly outcome: Outcome;
  readonly summary: string;
  readonly reasons: readonly string[];
}

const many = (count: number, one: string, several = `${one}s`) => `${count} ${count === 1 ? one : several}`;

/**
 * What verdicts amount to.
 * @param more reasons that no item stands for
 * @param personsAnswer whether what waits for a person is in the way
 */
export function conclude(
  items: readonly ItemVerdict[],
  minimum: Level,
  more: readonly string[],
  personsAnswer = false,
): Conclusion {
  const weighty = items.filter(({ level, verdict }) => isAtLeast(level, minimum) && verdict !== 'not-applicable');
  const reasons = [...items.flatMap((item) => obstacleOf(item, minimum, personsAnswer) ?? []), ...more];
  const waiting = weighty.filter(({ verdict }) => verdict === 'review').length;
  const persons =
    waiting === 0
      ? ''
      : ` ${many(waiting, 'item waits', 'items wait')} for a person, and ${waiting === 1 ? 'counts' : 'count'} as not passed.`;
  if (items.every(({ exchanges }) => exchanges.length === 0)) {
    const summary = 'Nothing observed: none of the recorded calls has anything to do with a checklist item.';
    return { outcome: 'nothing-observed', summary, reasons: more };
  }
  if (reasons.length > 0) {
    const summary = `Not ready: ${many(reasons.length, 'obstacle')} among ${many(weighty.length, 'item')} that apply.${persons}`;
    return { outcome: 'not-ready', summary, reasons };
  }
  const how = personsAnswer ? 'Ready' : 'Ready as far as calls can tell';
  const summary = `${how}: none of ${many(weighty.length, 'item')} that apply is in the way.${persons}`;
  return { outcome: 'ready', summary, reasons: [] };
}
