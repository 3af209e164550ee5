import type { OperationId } from '../../generated/contract/operations';
import { added } from './added';
import type { Call } from './call';
import { type Watch, Watched } from './watch';

/** What calls are found by: a text, or a number that stands for one. */
export type Value = string | number;

/**
 * A way to find calls by something in them, as in `const byUpstreamId = keyOf('createOrders', ({ answer }) => text(answer,
 * 'upstreamId'))`. Make it once, outside the rule: the index keeps what it found under it.
 */
export interface Key {
  readonly operation: OperationId | null;
  readonly of: (call: Call) => Value | readonly string[] | undefined;
}

/**
 * @param operation null for calls of all operations
 * @param of what the call is found by: several, where it has several such things in it, as a cart has products
 */
export function keyOf(operation: OperationId | null, of: Key['of']): Key {
  return { operation, of };
}

/** Something worked out from judged calls one by one, oldest first. Pure. Make it once, outside the rule. */
export interface Fold<Value> {
  start(): Value;
  step(before: Value, call: Call): Value;
}

/** How many of a list's calls, oldest first, were there before an entry. */
function countBefore(calls: readonly Call[], sequence: number): number {
  let [low, high] = [0, calls.length];
  while (low < high) {
    const middle = (low + high) >>> 1;
    if ((calls[middle] as Call).sequence < sequence) low = middle + 1;
    else high = middle;
  }
  return low;
}

const noCalls: readonly Call[] = [];

/** Calls that have the same key. */
export class Group extends Watched {
  private ownCalls: Call[] = [];
  private hasOthers = false;
  // Few groups are folded.
  private folded: Map<Fold<unknown>, { reached: number; value: unknown }> | undefined;

  constructor(
    readonly value: string,
    watch: Watch,
  ) {
    super(watch);
  }

  /** The sequence of the first of them. */
  get began(): number {
    return this.ownCalls[0]?.sequence ?? Number.POSITIVE_INFINITY;
  }

  /** Oldest first, also those that rules do not judge. */
  calls(): readonly Call[] {
    this.noteRead();
    return this.ownCalls;
  }

  /** What a fold comes to so far. Each call is looked at once, however often it is asked for. */
  fold<Value>(fold: Fold<Value>): Value {
    this.noteRead();
    this.folded ??= new Map();
    const known = this.folded.get(fold) ?? { reached: 0, value: fold.start() };
    this.folded.set(fold, known);
    for (; known.reached < this.ownCalls.length; known.reached += 1) {
      const call = this.ownCalls[known.reached] as Call;
      if (call.counts) known.value = fold.step(known.value as Value, call);
    }
    return known.value as Value;
  }

  /** Those that rules judge, oldest first. */
  judged(): readonly Call[] {
    const all = this.calls();
    return this.hasOthers ? all.filter(({ counts }) => counts) : all;
  }

  /** Those before an entry, oldest first. */
  before(sequence: number): readonly Call[] {
    const all = this.until(sequence);
    const count = countBefore(all, sequence);
    return count === all.length ? all : all.slice(0, count);
  }

  /** The last that is wanted before an entry. */
  lastBefore(sequence: number, isWanted: (call: Call) => boolean): Call | undefined {
    const all = this.until(sequence);
    for (let at = countBefore(all, sequence) - 1; at >= 0; at -= 1) {
      const call = all[at] as Call;
      if (isWanted(call)) return call;
    }
    return undefined;
  }

  /** What came before an entry never changes; of what is still to come, the reader is told. */
  private until(sequence: number): readonly Call[] {
    return sequence <= this.watch.last + 1 ? this.ownCalls : this.calls();
  }

  get isEmpty(): boolean {
    return this.ownCalls.length === 0;
  }

  add(call: Call): void {
    this.ownCalls = added(this.ownCalls, call);
    if (!call.counts) this.hasOthers = true;
    this.noteChange();
  }
}

/** The calls of an operation by a key of theirs. */
export class KeyedCalls {
  /** Where nothing looked at the only call with its value, the call itself stands for its group: nearly all values are of this kind. */
  private readonly groups = new Map<Value, Group | Call>();
  private followed: Group[] | undefined;

  constructor(
    private readonly key: Key,
    private readonly watch: Watch,
  ) {}

  add(call: Call): void {
    const found = this.key.of(call);
    if (found === undefined) return;
    if (typeof found !== 'object') this.addTo(found, call);
    else for (const value of new Set(found)) this.addTo(value, call);
  }

  private addTo(value: Value, call: Call): void {
    if (!this.followed && !this.groups.has(value)) {
      this.groups.set(value, call);
      return;
    }
    const group = this.group(value);
    if (group.isEmpty) this.followed?.push(group);
    group.add(call);
  }

  /** Those that hold a call, in the order in which they began. The list grows with them. */
  begun(): readonly Group[] {
    if (this.followed) return this.followed;
    const all = [...this.groups.keys()].map((value) => this.group(value)).filter(({ isEmpty }) => !isEmpty);
    this.followed = all.sort((one, other) => one.began - other.began);
    return this.followed;
  }

  /** Calls with a value before an entry, oldest first. */
  before(value: Value, sequence: number): readonly Call[] {
    const known = this.knownBefore(value, sequence);
    if (known instanceof Group) return known.before(sequence);
    return known && known.sequence < sequence ? [known] : noCalls;
  }

  /** The last of those that is wanted. */
  lastBefore(value: Value, sequence: number, isWanted: (call: Call) => boolean): Call | undefined {
    const known = this.knownBefore(value, sequence);
    if (known instanceof Group) return known.lastBefore(sequence, isWanted);
    return known && known.sequence < sequence && isWanted(known) ? known : undefined;
  }

  /** What was there before an entry that is over never changes: no group is made for it. */
  private knownBefore(value: Value, sequence: number): Group | Call | undefined {
    return sequence <= this.watch.last + 1 ? this.groups.get(value) : this.group(value);
  }

  group(value: Value): Group {
    const known = this.groups.get(value);
    if (known instanceof Group) return known;
    const group = new Group(String(value), this.watch);
    if (known) group.add(known);
    this.groups.set(value, group);
    return group;
  }
}
