import type { Level } from '../../../catalog/types';
import { isAtLeast } from './catalog';
import type { ItemVerdict, Outcome } from './types';

/** Why an item keeps a connector from being ready; undefined where it does not, or weighs less. */
export function obstacleOf(item: ItemVerdict, minimum: Level, personsAnswer = false): string | undefined {
  if (!isAtLeast(item.level, minimum)) return undefined;
  const { id, verdict } = item;
  return obstacle(item) ?? (personsAnswer && verdict === 'review' ? `${id} has no answer of the team.` : undefined);
}

function obstacle({ id, verdict, decidedBy, hasRule, counterexample, summary }: ItemVerdict): string | undefined {
  if (verdict === 'fail') return `${id} fails: ${counterexample?.message ?? summary}`;
  if (verdict === 'tool-error') return `${id} could not be judged: ${summary}`;
  if (verdict === 'stale') return `${id} was judged before, and not since: ${summary}`;
  // What a person decides waits for a person; calls can neither prove it nor hold it up.
  if (!hasRule) return undefined;
  if (verdict === 'not-observed') return `${id} was not observed: ${summary}`;
  return verdict === 'review' && decidedBy === 'traffic' ? `${id} is not settled: ${summary}` : undefined;
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
