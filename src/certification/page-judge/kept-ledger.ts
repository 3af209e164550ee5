import type { LedgerEntry } from '../../ledger/types';
import { createJudge, type Judge } from '../judge';
import type { Run, Scope } from '../scope';
import type { Verdict } from '../verdicts/types';
import type { Rule } from '../vocabulary/rule';

/** A way to look at the ledger: whose calls, and which of them. */
export interface Look {
  readonly scope: Scope;
  /** Those that the sandbox knows, the newest first. */
  readonly runs: readonly Run[];
}

/** Looks that are remembered; the one that was asked for longest ago goes first. */
const mostLooks = 4;

interface Following {
  readonly judge: Judge;
  /** How many of the entries it has. */
  reached: number;
}

/** What makes a judge another one: the calls that it counts, and which runs are meant to be refused. */
function keyOf({ scope, runs }: Look): string {
  const negative = runs.filter(({ purpose }) => purpose === 'negative').map(({ id }) => id);
  return JSON.stringify([scope, negative, scope.runs === 'newest' ? runs[0]?.id : null]);
}

/** A ledger that grows, with a judge for each way in which somebody looks at it. Another look costs no second reading. */
export class KeptLedger {
  private entries: LedgerEntry[] = [];
  private readonly followings = new Map<string, Following>();

  constructor(private readonly rules: readonly Rule[]) {}

  /** Forgets all: the ledger began anew. */
  restart(): void {
    this.entries = [];
    this.followings.clear();
  }

  /** @param entries what is new, oldest first */
  add(entries: readonly LedgerEntry[]): void {
    for (const entry of entries) this.entries.push(entry);
  }

  get size(): number {
    return this.entries.length;
  }

  /** One for each rule, in the order of the rules. @param firstSequence of the oldest entry that the sandbox still keeps */
  verdicts(look: Look, firstSequence: number): readonly Verdict[] {
    const following = this.followingFor(look);
    following.judge.add(this.entries.slice(following.reached));
    following.reached = this.entries.length;
    return following.judge.verdicts(firstSequence);
  }

  private followingFor(look: Look): Following {
    const key = keyOf(look);
    const known = this.followings.get(key);
    const following = known ?? { judge: createJudge({ rules: this.rules, ...look }), reached: 0 };
    this.followings.delete(key);
    this.followings.set(key, following);
    const [oldest] = this.followings.keys();
    if (this.followings.size > mostLooks && oldest !== undefined) this.followings.delete(oldest);
    return following;
  }
}
