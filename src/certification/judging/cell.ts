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

/** All rules that look at one and the same thing. It is judged again when anything changed that one of them read. */
export class Cell implements Dependent {
  isOutdated = false;
  private findings: (Finding | null)[] | undefined;

  constructor(
    private readonly base: Base,
    private readonly looking: readonly Looking[],
  ) {}

  /** Judges, or judges again, noting what is read of the index. */
  update(on: LedgerIndex): void {
    this.isOutdated = false;
    const mayChange = on.watch.during(this, () => this.judgeAll(on));
    // What rests on nothing else never changes: nobody will ask for it again.
    if (!mayChange) this.findings = undefined;
  }

  private judgeAll(on: LedgerIndex): void {
    const before = this.findings;
    const findings: (Finding | null)[] = [];
    for (const [index, looking] of this.looking.entries()) {
      const finding = this.judge(looking, on);
      const earlier = before?.[index] ?? null;
      findings.push(finding);
      if (finding === earlier) continue;
      // Added before the older one goes: what both rest on stays.
      if (finding) looking.tally.add(finding);
      if (earlier) looking.tally.remove(earlier);
      looking.state.isOutdated = true;
    }
    this.findings = findings;
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
