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
  private open: readonly Open[] | undefined;
  private hasFailed = false;

  constructor(private base: Base) {}

  /** False where all that was found rests on the past alone: nobody will come back to the cell. */
  get isNeeded(): boolean {
    return this.open !== undefined || this.hasFailed;
  }

  /** Looks at another base, in place of one for which the cell was not needed. */
  turnTo(base: Base): void {
    this.base = base;
  }

  /** Judges for the first time, noting what is read of the index. */
  begin(all: readonly Looking[], on: LedgerIndex): void {
    const { watch } = on;
    const around = watch.enter(this);
    const open: Open[] = [];
    for (const looking of all) {
      watch.hasRead = false;
      const finding = this.judge(looking, on);
      const mayChange = watch.hasRead;
      if (finding) {
        looking.tally.add(finding, !mayChange);
        looking.state.isOutdated = true;
      }
      if (!mayChange) continue;
      open.push({ looking, finding });
    }
    // A list that grew holds more room than it needs.
    if (open.length > 0) this.open = open.slice();
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
      this.hasFailed = true;
      state.errors.set(this, error instanceof Error ? error.message : String(error));
      state.isOutdated = true;
      return null;
    }
  }
}
