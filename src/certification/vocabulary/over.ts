import type { OperationId } from '../../generated/contract/operations';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import type { Fold, Group, Key } from '../ledger-index/keyed';
import type { Story } from '../ledger-index/story';
import { type At, type Check, type Mutant, type Subject, satisfies } from './check';
import { entriesAt } from './items';

/** What the judge follows: one of the index's growing lists. Each of its entries is judged again only when what it read changes. */
export type Base = Call | Story | Group | LedgerIndex;

type Subjects<Of> = (base: Base, on: LedgerIndex) => readonly Of[];

const none: readonly never[] = [];

/** What a rule looks at, one by one. */
export class Over<Of extends Subject> {
  constructor(
    /** One of them in words: "checkout request". */
    readonly noun: string,
    readonly lists: (on: LedgerIndex) => readonly (readonly Base[])[],
    readonly subjects: Subjects<Of>,
    readonly mutants: () => readonly Mutant<Over<Of>>[] = () => [],
  ) {}

  /** Only those for which a check holds, or of which a sentence is true. */
  where(check: Check<Of>): Over<Of>;
  where(says: string, test: (subject: Of, on: LedgerIndex) => boolean): Over<Of>;
  where(check: Check<Of> | string, test: (subject: Of, on: LedgerIndex) => boolean = () => true): Over<Of> {
    const condition = typeof check === 'string' ? plain(check, test) : check;
    // Asked of each entry: where there is a plain test, no outcome is made.
    const holds =
      typeof check === 'string' ? test : (subject: Of, on: LedgerIndex) => check.run(subject, on).is === 'holds';
    const passes: Subjects<Of> = (base, on) => {
      const all = this.subjects(base, on);
      // Nearly always there is one: no list is made for it.
      if (all.length === 1) return holds(all[0] as Of, on) ? all : none;
      if (all.length === 0) return all;
      return all.filter((subject) => holds(subject, on));
    };
    return new Over(this.noun, this.lists, passes, () => [
      { change: `condition dropped: ${condition.says}`, made: this },
      ...condition.mutants().map(({ change, made }) => ({ change: `condition ${change}`, made: this.where(made) })),
      ...this.mutants().map(({ change, made }) => ({ change, made: made.where(condition) })),
    ]);
  }

  /** Something inside each of them, such as its lines. @param noun one of those in words */
  into<Inner extends Subject>(noun: string, expand: (subject: Of, on: LedgerIndex) => readonly Inner[]): Over<Inner> {
    const inside: Subjects<Inner> = (base, on) => {
      const all = this.subjects(base, on);
      if (all.length === 1) return expand(all[0] as Of, on);
      return all.length === 0 ? none : all.flatMap((subject) => expand(subject, on));
    };
    return new Over(noun, this.lists, inside, () =>
      this.mutants().map(({ change, made }) => ({ change, made: made.into(noun, expand) })),
    );
  }
}

function plain<Of extends Subject>(says: string, test: (subject: Of, on: LedgerIndex) => boolean): Check<Of> {
  const check = satisfies<At & Of>(says, test);
  return {
    says,
    run: (subject, on) => check.run(subject as At & Of, on),
    mutants: () => check.mutants() as unknown as readonly Mutant<Check<Of>>[],
  };
}

/** The connector's calls of these operations, refused ones included. @param noun one of them in words */
export function calls(noun: string, ...operations: readonly OperationId[]): Over<Call> {
  return new Over<Call>(
    noun,
    (on) => (operations.length === 0 ? [on.callsToFollow(null)] : operations.map((id) => on.callsToFollow(id))),
    (base) => (base as Call).alone,
  );
}

/** The entries of a list in each request: `entriesOf(calls('SKU …', 'createSkus'), 'items', 'line')`. */
export function entriesOf(over: Over<Call>, path: string, noun: string): Over<At> {
  return over.into(noun, (call) => entriesAt(call, path));
}

/** An object with its story. Its call is the one that made it; where that is older than the ledger, the first that named it. */
export interface Told extends Subject {
  readonly id: string;
  readonly story: Story;
}

/** Objects of a kind that the connector's calls had to do with: `objects('subscription')`. */
export function objects(kind: string, noun = kind): Over<Told> {
  return new Over<Told>(
    noun,
    (on) => [on.storiesToFollow(kind)],
    (base) => toldOf(base as Story),
  );
}

const counts = (call: Call) => call.counts;

/** Nothing, where no judged call had to do with the object. The first that had stays the first: all rules share what is told of it. */
export function toldOf(story: Story): readonly Told[] {
  if (!story.told) {
    const call = story.firstCall(counts);
    if (!call) return none;
    story.told = [{ id: story.id, story, call }] satisfies readonly Told[];
  }
  return story.told as readonly Told[];
}

/** Calls that have something in common. @see keyOf */
export interface Alike extends Subject {
  readonly value: string;
  /** Those that rules judge, oldest first. */
  readonly calls: readonly Call[];
}

/** The connector's calls, grouped by a key. The call of a group is its newest. */
export function alike(noun: string, key: Key): Over<Alike> {
  return new Over<Alike>(
    noun,
    (on) => [on.groupsToFollow(key)],
    (base) => {
      const group = base as Group;
      const judged = group.judged();
      // A test of refusals takes nothing away from what was done before it.
      const call = judged.findLast(({ isInEarnest, wasJudged }) => isInEarnest && wasJudged) ?? judged.at(-1);
      return call ? [{ value: group.value, calls: judged, call }] : [];
    },
  );
}

/** Calls that have something in common, of which there may be very many: they are read by folds alone. */
export interface Many extends Subject {
  readonly value: string;
  readonly group: Group;
}

const newestLookedAt: Fold<Call | undefined> = {
  start: () => undefined,
  step: (before, call) => (call.isNegative || !call.wasJudged ? before : call),
};

/** As `alike`, for keys with few values: a further call costs the same however many there are. The call of a group is its newest. */
export function many(noun: string, key: Key): Over<Many> {
  return new Over<Many>(
    noun,
    (on) => [on.groupsToFollow(key)],
    (base) => {
      const group = base as Group;
      const call = group.fold(newestLookedAt);
      return call ? [{ value: group.value, group, call }] : [];
    },
  );
}

/** All that the connector did, or all its calls of some operations, taken as one. Its call is the newest of them. */
export interface Whole extends Subject {
  readonly calls: readonly Call[];
}

/**
 * Judged again after each of its calls, so that a ledger of 10,000 of them is counted through each time: name the operations, and
 * where calls are compared with one another, use `alike`.
 */
export function whole(noun = 'ledger', ...operations: readonly OperationId[]): Over<Whole> {
  return new Over<Whole>(
    noun,
    (on) => [on.itself],
    (_, on) => {
      const judged = on.calls(...operations);
      const call = judged.at(-1);
      return call ? [{ calls: judged, call }] : [];
    },
  );
}
