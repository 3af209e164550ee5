import type { LedgerIndex } from '../ledger-index';
import type { Dependent } from '../ledger-index/watch';
import type { Finding } from '../vocabulary/finding';
import type { Base } from '../vocabulary/over';
import type { Judging } from '../vocabulary/rule';
import type { Tally } from './tally';

/** What a rule has of an account. */
export interface RuleState {
  /** True when its verdict has to be put together again. */
  isOutdated: boolean;
  /** What the rule threw, by the cell that it threw in. */
  readonly errors: Map<Cell, string>;
}

/** One part of a rule, over one of the things that it looks at. */
export class Cell implements Dependent {
  isOutdated = false;
  private finding: Finding | null = null;

  constructor(
    private readonly judging: Judging,
    private readonly base: Base,
    private readonly tally: Tally,
    private readonly state: RuleState,
    private readonly countsRefusals: boolean,
  ) {}

  /** Judges, or judges again, noting what it reads of the index. */
  update(on: LedgerIndex): void {
    this.isOutdated = false;
    const before = this.finding;
    on.watch.during(this, () => {
      this.finding = this.judge(on);
    });
    // Added before the older one goes: what both rest on stays.
    if (this.finding) this.tally.add(this.finding);
    if (before) this.tally.remove(before);
    if (this.finding || before) this.state.isOutdated = true;
  }

  private judge(on: LedgerIndex): Finding | null {
    try {
      const finding = this.judging.judge(this.base, on, this.countsRefusals);
      if (this.state.errors.delete(this)) this.state.isOutdated = true;
      return finding;
    } catch (error) {
      this.state.errors.set(this, error instanceof Error ? error.message : String(error));
      this.state.isOutdated = true;
      return null;
    }
  }
}
