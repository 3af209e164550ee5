import type { Scope } from '../../certification/report/verdicts/types';
import type { Run } from '../../ledger/types';
import { BadInput } from '../bad-input';

/** The runs that a scope means; undefined for all calls. @throws BadInput where there is none of a name */
export function runsOf(runs: readonly Run[], { run }: Scope): readonly Run[] | undefined {
  if (run === 'all') return undefined;
  if (run === 'newest') return runs.length > 0 ? runs.slice(0, 1) : undefined;
  return [run].flat().map((name) => runNamed(runs, name));
}

function runNamed(runs: readonly Run[], run: string): Run {
  const named = runs.find(({ id, name }) => id === run || name === run);
  if (named) return named;
  const names = [...new Set(runs.map(({ name }) => name))].slice(0, 12);
  const known = names.length > 0 ? `There are: ${names.join(', ')}.` : 'There is none at all.';
  throw new BadInput(`There is no run "${run}". ${known}`);
}
