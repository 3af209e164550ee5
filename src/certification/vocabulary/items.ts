import { read } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import { type At, type Check, dropped, type Mutant } from './check';
import { beside, breaks, type Outcome } from './outcome';
import { pointerOf } from './pointer';

/** The entries of a list, each with the place where it stands. @param path as in `items` */
export function entriesAt({ call, pointer, value }: At, path: string): readonly At[] {
  const list = path === '' ? value : read(value, path);
  if (!Array.isArray(list)) return [];
  const base = pointer + pointerOf(path);
  return list.map((entry, index) => ({ call, pointer: `${base}/${index}`, value: entry }));
}

function every(entries: readonly At[], check: Check<At>, on: LedgerIndex): Outcome {
  let found: Outcome = beside;
  for (const entry of entries) {
    const outcome = check.run(entry, on);
    if (outcome.is === 'breaks') return outcome;
    if (outcome.is === 'open' || (outcome.is === 'holds' && found.is !== 'open')) found = outcome;
  }
  return found;
}

function some({ call, pointer, value }: At, entries: readonly At[], check: Check<At>, on: LedgerIndex): Outcome {
  for (const entry of entries) if (check.run(entry, on).is === 'holds') return { is: 'holds' };
  return breaks({ sequence: call.sequence, pointer, expected: `one that ${check.says}`, seen: value });
}

function quantified(path: string, check: Check<At>, quantifier: 'every' | 'some'): Check<At> {
  const says = `has ${quantifier} entry of ${path} that ${check.says}`;
  const other = quantifier === 'every' ? 'some' : 'every';
  const changed = ({ change, made }: Mutant<Check<At>>) => ({ change, made: quantified(path, made, quantifier) });
  return {
    says,
    run: (at, on) => {
      const entries = entriesAt(at, path);
      return quantifier === 'every' ? every(entries, check, on) : some(at, entries, check, on);
    },
    mutants: () => [
      { change: `${other} instead of ${quantifier}: ${check.says}`, made: quantified(path, check, other) },
      { change: `dropped: ${says}`, made: dropped(says) },
      ...check.mutants().map(changed),
    ],
  };
}

/** Each entry of a list in the subject, as in `everyEntry('items', field('price').atLeast(0))`. An empty list says nothing. */
export function everyEntry(path: string, check: Check<At>): Check<At> {
  return quantified(path, check, 'every');
}

/** At least one entry of a list in the subject. */
export function someEntry(path: string, check: Check<At>): Check<At> {
  return quantified(path, check, 'some');
}
