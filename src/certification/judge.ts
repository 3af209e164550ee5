import type { LedgerEntry } from '../ledger/types';
import type { Cell } from './judging/cell';
import { Runner } from './judging/runner';
import { LedgerIndex } from './ledger-index';
import { everything, type Run, type Scope, standingIn } from './scope';
import { conclude } from './verdicts/conclude';
import type { Verdict } from './verdicts/types';
import type { Rule } from './vocabulary/rule';

export interface JudgeOptions {
  readonly rules: readonly Rule[];
  readonly scope?: Scope;
  readonly runs?: readonly Run[];
}

/** Judges a ledger as it grows. Entries come in pages of any size; a further one costs what it touches. */
export interface Judge {
  /** Entries that are known already are left out. */
  add(entries: readonly LedgerEntry[]): void;
  /** One for each rule, in the order of the rules. */
  verdicts(): readonly Verdict[];
}

export function createJudge({ rules, scope = everything, runs = [] }: JudgeOptions): Judge {
  const index = new LedgerIndex(standingIn(scope, runs, runs.at(-1)?.id));
  const runners = rules.map((rule) => new Runner(rule));
  const known = new Map<Runner, Verdict>();
  return {
    add: (entries) => index.add(entries),
    verdicts() {
      for (const runner of runners) runner.follow(index);
      for (const cell of index.watch.takeOutdated()) (cell as Cell).update(index);
      return runners.map((runner) => {
        const before = known.get(runner);
        if (before && !runner.isOutdated) return before;
        runner.isOutdated = false;
        const verdict = verdictOf(runner, index);
        known.set(runner, verdict);
        return verdict;
      });
    },
  };
}

function verdictOf({ rule, tallies, errors }: Runner, index: LedgerIndex): Verdict {
  const [error] = errors.values();
  if (error === undefined) return conclude(rule, tallies, index);
  const summary = `The rule itself failed, which says nothing about your connector: ${error}`;
  const nothing = { held: 0, looked: 0, exchanges: [], warnings: [] };
  return { itemId: rule.item, state: 'tool-error', traffic: 'tool-error', summary, ...nothing };
}
