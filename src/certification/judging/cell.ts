import type { LedgerIndex } from '../ledger-index';
import { added } from '../ledger-index/added';
import type { Dependent } from '../ledger-index/watch';
import type { Finding } from '../vocabulary/finding';
import type { Base } from '../vocabulary/over';
import type { Judging } from '../vocabulary/rule';
import type { Tally } from './tally';

/** What a rule has of an account. */
export interface RuleState {
  /** True when its verdict has to be put together again. */
  isOutdated: boolean;
  readonly countsRefusals: boolean;
  /** What the rule threw, by the cell that it threw in. */
  readonly errors: Map<Cell, string>;
}

/** A part of a rule that looks at the entries of one list. */
export interface Looking {
  readonly judging: Judging;
  readonly tally: Tally;
  readonly state: RuleState;
}

/** What one part found, where that may still change. */
interface Open {
  readonly looking: Looking;
  finding: Finding | null;
}

/**
 * All rules that look at one and the same thing. Most of what they find rests on the past alone and never changes: it is
 * told and forgotten. The rest is judged again when anything changed that one of them read.
 */
export class Cell implements Dependent {
  isOutdated = false;
  private open: Open[] | undefined;

  constructor(private readonly base: Base) {}

  /** Judges for the first time, noting what is read of the index. */
  begin(all: readonly Looking[], on: LedgerIndex): void {
    const { watch } = on;
    const around = watch.enter(this);
    for (const looking of all) {
      watch.hasRead = false;
      const finding = this.judge(looking, on);
      const mayChange = watch.hasRead;
      if (finding) {
        looking.tally.add(finding, !mayChange);
        looking.state.isOutdated = true;
      }
      if (!mayChange) continue;
      this.open = added(this.open, { looking, finding });
    }
    watch.leave(around);
  }

  /** Judges again what may have changed. */
  update(on: LedgerIndex): void {
    this.isOutdated = false;
    const around = on.watch.enter(this);
    for (const open of this.open ?? []) {
      const { looking, finding: earlier } = open;
      const finding = this.judge(looking, on);
      if (finding === earlier) continue;
      open.finding = finding;
      // Added before the older one goes: what both rest on stays.
      if (finding) looking.tally.add(finding, false);
      if (earlier) looking.tally.remove(earlier);
      looking.state.isOutdated = true;
    }
    on.watch.leave(around);
  }

  private judge({ judging, state }: Looking, on: LedgerIndex): Finding | null {
    try {
      const finding = judging.judge(this.base, on, state.countsRefusals);
      if (state.errors.size > 0 && state.errors.delete(this)) state.isOutdated = true;
      return finding;
    } catch (error) {
      state.errors.set(this, error instanceof Error ? error.message : String(error));
      state.isOutdated = true;
      return null;
    }
  }
}
