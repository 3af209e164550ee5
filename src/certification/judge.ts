import type { LedgerEntry } from '../ledger/types';
import type { Cell } from './judging/cell';
import { followersOf, RuleRun } from './judging/runner';
import { LedgerIndex } from './ledger-index';
import { everything, type Run, type Scope, standingIn } from './scope';
import { conclude } from './verdicts/conclude';
import { afterRemoval, type FirstEntry, removedFrom } from './verdicts/freshness';
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
  /**
   * One for each rule, in the order of the rules.
   * @param firstSequence of the oldest entry that is kept by now; that of the oldest one added when absent
   */
  verdicts(firstSequence?: number): readonly Verdict[];
}

export function createJudge({ rules, scope = everything, runs = [] }: JudgeOptions): Judge {
  const index = new LedgerIndex(standingIn(scope, runs));
  const ruleRuns = rules.map(
    (rule) => new RuleRun(rule, (sequence, most) => index.call(sequence)?.sizeUpTo(most) ?? 0),
  );
  const followers = followersOf(ruleRuns, index);
  const known = new Map<RuleRun, Verdict>();
  let first: FirstEntry | undefined;
  return {
    add(entries) {
      for (const entry of entries) if (!first || entry.sequence < first.sequence) first = entry;
      index.add(entries);
    },
    verdicts(firstSequence = first?.sequence ?? 1) {
      for (const follower of followers) follower.follow(index);
      for (const cell of index.watch.takeOutdated()) (cell as Cell).update(index);
      const removed = removedFrom(scope, runs, first && { ...first, sequence: firstSequence });
      return ruleRuns.map((run) => {
        const before = known.get(run);
        const verdict = before && !run.isOutdated ? before : verdictOf(run);
        run.isOutdated = false;
        known.set(run, verdict);
        return afterRemoval(verdict, removed, firstSequence);
      });
    },
  };
}

function verdictOf({ rule, tallies, errors }: RuleRun): Verdict {
  const [error] = errors.values();
  if (error === undefined) return conclude(rule, tallies);
  const summary = `The rule itself failed, which says nothing about your connector: ${error}`;
  const nothing = { held: 0, looked: 0, exchanges: [], warnings: [] };
  return { itemId: rule.item, state: 'tool-error', traffic: 'tool-error', summary, ...nothing };
}
