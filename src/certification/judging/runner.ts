import type { LedgerIndex } from '../ledger-index';
import type { Base } from '../vocabulary/over';
import type { Rule } from '../vocabulary/rule';
import { Cell, type Looking, type RuleState } from './cell';
import type { SizeOf } from './smallest';
import { Tally } from './tally';

/** A rule with what it found so far. */
export class RuleRun implements RuleState {
  isOutdated = true;
  readonly errors = new Map<Cell, string>();
  readonly countsRefusals: boolean;
  readonly tallies: readonly Tally[];

  constructor(
    readonly rule: Rule,
    sizeOf: SizeOf,
  ) {
    this.countsRefusals = rule.about === 'refusals';
    this.tallies = rule.parts.map(() => new Tally(sizeOf));
  }
}

/** One of the index's growing lists, with all that looks at its entries. */
class Follower {
  readonly looking: Looking[] = [];
  private reached = 0;
  /** A cell that is free to look at something: most are given back, as what they found never changes. */
  private spare: Cell | undefined;

  constructor(private readonly list: readonly Base[]) {}

  /** Judges what is new in the list. */
  follow(on: LedgerIndex): void {
    for (; this.reached < this.list.length; this.reached += 1) {
      const base = this.list[this.reached] as Base;
      const cell = this.spare ?? new Cell(base);
      cell.turnTo(base);
      cell.begin(this.looking, on);
      this.spare = cell.isNeeded ? undefined : cell;
    }
  }
}

/** The lists that rules look at, each once. */
export function followersOf(runs: readonly RuleRun[], on: LedgerIndex): readonly Follower[] {
  const followers = new Map<readonly Base[], Follower>();
  for (const run of runs) {
    for (const [index, judging] of run.rule.parts.entries()) {
      const looking = { judging, tally: run.tallies[index] as Tally, state: run };
      for (const list of judging.lists(on)) {
        const follower = followers.get(list) ?? new Follower(list);
        followers.set(list, follower);
        follower.looking.push(looking);
      }
    }
  }
  return [...followers.values()];
}
