import { createJudge } from '../judge';
import type { Verdict } from '../verdicts/types';
import type { Rule } from '../vocabulary/rule';
import type { Recording } from './record';

/** What one rule says of a ledger. */
export function judgeOne(rule: Rule, { entries, runs }: Pick<Recording, 'entries' | 'runs'>): Verdict {
  const judge = createJudge({ rules: [rule], runs });
  judge.add(entries);
  return judge.verdicts()[0] as Verdict;
}

/** What a reader of a verdict would notice. */
function gist({ traffic, held, counterexample, warnings }: Verdict): string {
  const blames = counterexample && [counterexample.sequence, counterexample.pointer, counterexample.message];
  // Where calls can only support an item, how many support it is all that is said.
  return JSON.stringify([traffic, held > 0, blames, warnings.length]);
}

/**
 * Changes of a rule that none of the ledgers tells from the rule itself: a comparison turned, a condition or a part dropped,
 * some instead of each or every, another number of subjects that have to hold.
 */
export function survivors(rule: Rule, ledgers: readonly Recording[]): string[] {
  const wanted = ledgers.map((ledger) => gist(judgeOne(rule, ledger)));
  return rule
    .mutants()
    .filter(({ made }) => ledgers.every((ledger, index) => gist(judgeOne(made, ledger)) === wanted[index]))
    .filter(({ isIdle }) => !isIdle?.())
    .map(({ change }) => change);
}
