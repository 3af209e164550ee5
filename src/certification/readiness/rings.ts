import { decide } from '../verdicts/decide';
import { passes } from '../verdicts/rollup';
import type { Facts, Ring, Standing } from './types';

const isDone = ({ state }: Standing) => state === 'met' || state === 'aside';
const count = (of: readonly Standing[], isThere: (one: Standing) => boolean) => ({
  done: of.filter(isThere).length,
  total: of.length,
});

/** Of what calls can decide and nobody set aside, what passes. */
function verdictRing(items: readonly Standing[], { assessment, verdicts, ruledItems, today }: Facts): Omit<Ring, 'id'> {
  const decided = items.filter(({ subject, state }) => state !== 'aside' && ruledItems.includes(subject.id));
  return count(decided, ({ subject: { id } }) => {
    const verdict = verdicts.get(id);
    return verdict !== undefined && passes(decide(verdict, assessment.claims[id], today).state);
  });
}

/** Five counts that say how far an assessment is. Only what is in scope counts. */
export function ringsOf(standings: readonly Standing[], facts: Facts): readonly Ring[] {
  const inScope = standings.filter(({ scope }) => scope.isIn);
  const of = (kind: Standing['subject']['kind']) => inScope.filter(({ subject }) => subject.kind === kind);
  const own = of('deliverable').filter(({ subject }) => subject.by !== 'provider');
  return [
    { id: 'claims', ...count(of('item'), ({ isAnswered }) => isAnswered) },
    { id: 'verdicts', ...verdictRing(of('item'), facts) },
    {
      id: 'use-cases',
      ...count(of('use-case'), isDone),
      failed: of('use-case').filter(({ state }) => state === 'failed').length,
    },
    { id: 'compliance', ...count(of('duty'), isDone) },
    { id: 'documents', ...count(own, isDone) },
  ];
}
