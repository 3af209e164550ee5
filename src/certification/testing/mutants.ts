import type { LedgerEntry } from '../../ledger/types';
import { createJudge } from '../judge';
import type { Run } from '../scope';
import type { Verdict } from '../verdicts/types';
import type { Rule } from '../vocabulary/rule';

/** What one rule says of a ledger. */
export function judgeOne(rule: Rule, entries: readonly LedgerEntry[], runs: readonly Run[] = []): Verdict {
  const judge = createJudge({ rules: [rule], runs });
  judge.add(entries);
  return judge.verdicts()[0] as Verdict;
}

/** What a reader of a verdict would notice. */
function gist({ traffic, held, counterexample, warnings }: Verdict): string {
  const blames = counterexample && [counterexample.sequence, counterexample.pointer];
  // Where calls can only support an item, how many support it is all that is said.
  return JSON.stringify([traffic, held > 0, blames, warnings.length]);
}

/**
 * Changes of a rule that none of the ledgers tells from the rule itself: a comparison turned, a condition or a part dropped,
 * every instead of some.
 */
export function survivors(rule: Rule, ledgers: readonly (readonly LedgerEntry[])[]): string[] {
  const wanted = ledgers.map((entries) => gist(judgeOne(rule, entries)));
  return rule
    .mutants()
    .filter(({ made }) => ledgers.every((entries, index) => gist(judgeOne(made, entries)) === wanted[index]))
    .map(({ change }) => change);
}
