import type { LedgerIndex } from '../ledger-index';
import { type Check, dropped, type Mutant, type Subject } from './check';
import { beside, breaks, type Outcome } from './outcome';

type Run<Of> = Check<Of>['run'];

/** The list with one of its checks changed, for each change of each. */
function withOneChanged<Of>(checks: readonly Check<Of>[], join: (parts: readonly Check<Of>[]) => Check<Of>) {
  return checks.flatMap((check, index): Mutant<Check<Of>>[] =>
    check.mutants().map(({ change, made }) => ({ change, made: join(checks.with(index, made)) })),
  );
}

function withOneDropped<Of>(checks: readonly Check<Of>[], join: (parts: readonly Check<Of>[]) => Check<Of>) {
  return checks.map(
    (check, index): Mutant<Check<Of>> => ({
      change: `dropped: ${check.says}`,
      made: join(checks.toSpliced(index, 1)),
    }),
  );
}

/** What weighs most: a break, then what is open, then what holds. */
function runAll<Of>(checks: readonly Check<Of>[]): Run<Of> {
  return (subject, on) => {
    let found: Outcome = beside;
    for (const check of checks) {
      const outcome = check.run(subject, on);
      if (outcome.is === 'breaks') return outcome;
      if (outcome.is === 'open' || (outcome.is === 'holds' && found.is !== 'open')) found = outcome;
    }
    return found;
  };
}

function runAny<Of>(checks: readonly Check<Of>[]): Run<Of> {
  return (subject, on) => {
    let found: Outcome = beside;
    for (const check of checks) {
      const outcome = check.run(subject, on);
      if (outcome.is === 'holds') return outcome;
      if (outcome.is === 'open' || (outcome.is === 'breaks' && found.is !== 'open')) found = outcome;
    }
    return found;
  };
}

const words = (checks: readonly { says: string }[], by: string) => checks.map(({ says }) => says).join(by);

/** All of them hold; those that have nothing to say are left out. */
export function all<Of extends Subject>(...checks: readonly Check<Of>[]): Check<Of> {
  return {
    says: words(checks, ', and '),
    run: runAll(checks),
    mutants: () => [
      ...withOneDropped(checks, (rest) => all(...rest)),
      ...withOneChanged(checks, (rest) => all(...rest)),
    ],
  };
}

/** At least one of them holds. Where none does, the fault is that of the last. */
export function any<Of extends Subject>(...checks: readonly Check<Of>[]): Check<Of> {
  const says = words(checks, ', or ');
  return {
    says,
    run: runAny(checks),
    mutants: () => [
      { change: `all instead of any: ${says}`, made: { says, run: runAll(checks), mutants: () => [] } },
      ...withOneDropped(checks, (rest) => any(...rest)),
      ...withOneChanged(checks, (rest) => any(...rest)),
    ],
  };
}

/** The opposite. @param fault what is wrong where the inner check holds */
export function never<Of extends Subject>(
  check: Check<Of>,
  fault: (subject: Of, on: LedgerIndex) => Parameters<typeof breaks>[0],
): Check<Of> {
  return {
    says: `never: ${check.says}`,
    run: (subject, on) => {
      const outcome = check.run(subject, on);
      if (outcome.is === 'holds') return breaks(fault(subject, on));
      return outcome.is === 'breaks' ? { is: 'holds' } : outcome;
    },
    mutants: () => [
      { change: `turned: never ${check.says}`, made: { ...check, mutants: () => [] } },
      ...check.mutants().map(({ change, made }) => ({ change, made: never(made, fault) })),
    ],
  };
}

/** Where the first holds, the second has to; elsewhere there is nothing to say. */
export function when<Of extends Subject>(condition: Check<Of>, then: Check<Of>): Check<Of> {
  return {
    says: `where it ${condition.says}: ${then.says}`,
    run: (subject, on) => (condition.run(subject, on).is === 'holds' ? then.run(subject, on) : beside),
    mutants: () => [
      { change: `condition dropped: ${condition.says}`, made: then },
      { change: `dropped: ${then.says}`, made: when(condition, dropped(then.says)) },
      ...condition
        .mutants()
        .map(({ change, made }) => ({ change: `in the condition, ${change}`, made: when(made, then) })),
      ...then.mutants().map(({ change, made }) => ({ change, made: when(condition, made) })),
    ],
  };
}
