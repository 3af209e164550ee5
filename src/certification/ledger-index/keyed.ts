import type { OperationId } from '../../generated/contract/operations';
import type { Call } from './call';
import { type Watch, Watched } from './watch';

/**
 * A way to find calls by something in them, as in `const byUpstreamId = keyOf('createOrders', ({ answer }) => text(answer,
 * 'upstreamId'))`. Make it once, outside the rule: the index keeps what it found under it.
 */
export interface Key {
  readonly operation: OperationId | null;
  readonly of: (call: Call) => string | readonly string[] | undefined;
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

/** Calls that have the same key. */
export class Group {
  private readonly ownCalls: Call[] = [];
  private hasOthers = false;
  // Few groups are folded.
  private folded: Map<Fold<unknown>, { reached: number; value: unknown }> | undefined;
  private readonly watched: Watched;

  constructor(
    readonly value: string,
    private readonly watch: Watch,
  ) {
    this.watched = new Watched(watch);
  }

  /** Oldest first, also those that rules do not judge. */
  calls(): readonly Call[] {
    this.watched.read();
    return this.ownCalls;
  }

  /** What a fold comes to so far. Each call is looked at once, however often it is asked for. */
  fold<Value>(fold: Fold<Value>): Value {
    this.watched.read();
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
    this.ownCalls.push(call);
    if (!call.counts) this.hasOthers = true;
    this.watched.changed();
  }
}

/** The calls of an operation by a key of theirs. */
export class KeyedCalls {
  private readonly groups = new Map<string, Group>();
  /** Those that hold a call, in the order in which they began. */
  readonly begun: Group[] = [];

  constructor(
    private readonly key: Key,
    private readonly watch: Watch,
  ) {}

  add(call: Call): void {
    const found = this.key.of(call);
    if (found === undefined) return;
    if (typeof found === 'string') this.addTo(found, call);
    else for (const value of new Set(found)) this.addTo(value, call);
  }

  private addTo(value: string, call: Call): void {
    const group = this.group(value);
    if (group.isEmpty) this.begun.push(group);
    group.add(call);
  }

  /** Undefined where a value was not there before an entry that is over: no group is made for it. */
  groupBefore(value: string, sequence: number): Group | undefined {
    return sequence <= this.watch.last + 1 ? this.groups.get(value) : this.group(value);
  }

  group(value: string): Group {
    const known = this.groups.get(value);
    if (known) return known;
    const group = new Group(value, this.watch);
    this.groups.set(value, group);
    return group;
  }
}
