import type { LedgerIndex } from '../ledger-index';
import type { Rule } from '../vocabulary/rule';
import { Cell, type RuleState } from './cell';
import { Tally } from './tally';

/** Runs one rule over an index and over what is added to it. */
export class Runner implements RuleState {
  isOutdated = true;
  readonly errors = new Map<Cell, string>();
  readonly tallies: readonly Tally[];
  /** How far each part has followed each of its lists. */
  private readonly reached: number[][];

  constructor(readonly rule: Rule) {
    this.tallies = rule.parts.map(() => new Tally());
    this.reached = rule.parts.map(() => []);
  }

  /** Looks at what is new in the lists that the rule follows. */
  follow(on: LedgerIndex): void {
    const countsRefusals = this.rule.about === 'refusals';
    for (const [index, judging] of this.rule.parts.entries()) {
      const tally = this.tallies[index] as Tally;
      const reached = this.reached[index] as number[];
      for (const [number, list] of judging.lists(on).entries()) {
        for (let at = reached[number] ?? 0; at < list.length; at += 1)
          new Cell(judging, list[at] as (typeof list)[number], tally, this, countsRefusals).update(on);
        reached[number] = list.length;
      }
    }
  }
}
