/** What the judge says of a season that was played. */
import { createJudge } from '../../src/certification/judge';
import type { Verdict } from '../../src/certification/verdicts/types';
import { rules } from '../../src/generated/rules';
import type { Played } from './theater';

export function judged({ ledger, runs }: Pick<Played, 'ledger' | 'runs'>): readonly Verdict[] {
  const judge = createJudge({ rules, runs });
  judge.add(ledger);
  return judge.verdicts();
}

export const inState = (verdicts: readonly Verdict[], ...states: string[]) =>
  verdicts.filter(({ traffic }) => states.includes(traffic)).map(({ itemId }) => itemId);
