import type { OperationId } from '../../generated/contract/operations';
import { type JsonObject, read } from '../../json';
import { added } from './added';
import type { Call } from './call';
import { Derived, type Watch, Watched } from './watch';

/** An event as the ledger tells it. */
export interface Happening {
  readonly id: string;
  readonly type: string;
  readonly objectKind: string;
  readonly objectId: string;
  /** ISO 8601 UTC. */
  readonly isoTime: string;
  /** Of the entry that it came with. */
  readonly sequence: number;
}

/** A state of an object that an answer showed. */
export interface Sighting {
  readonly call: Call;
  /** Where in the entry it stands: a JSON pointer. */
  readonly pointer: string;
  readonly body: JsonObject;
}

const nobody: readonly Story[] = [];
const noCalls: readonly Call[] = [];
const noEvents: readonly Happening[] = [];
const noSightings: readonly Sighting[] = [];

/** What happened to one object, in order. All who read it are told when something is added. */
export class Story extends Watched {
  private ownCalls: Call[] = noCalls as Call[];
  // Most objects have few of these: lists are made when something is put in.
  private ownEvents: Happening[] | undefined;
  private ownSightings: Sighting[] | undefined;
  private links: Links | undefined;
  private derivations: Derived<Story, unknown>[] | undefined;
  private hasCounted = false;
  /** Whether an entry named the object; false where only a rule asked for it. */
  isListed = false;
  /** Kept for `toldOf`: the object as rules look at it. */
  told: unknown;

  constructor(
    readonly kind: string,
    readonly id: string,
    watch: Watch,
  ) {
    super(watch);
  }

  /** Calls that name the object in path, request or answer, or that changed it; of these operations only, where some are given. */
  calls(...operations: readonly OperationId[]): readonly Call[] {
    this.noteRead();
    return operations.length === 0 ? this.ownCalls : ofOperations(this.ownCalls, operations, Number.POSITIVE_INFINITY);
  }

  /** Those before an entry: what an integrator had sent then. */
  callsBefore(sequence: number, ...operations: readonly OperationId[]): readonly Call[] {
    this.readBefore(sequence);
    return ofOperations(this.ownCalls, operations, sequence);
  }

  /**
   * The first call that is wanted, of these operations, or of all. What is found stays the first, so that nobody depends on
   * what comes later; where there is none yet, the reader is told.
   */
  firstCall(isWanted: (call: Call) => boolean, ...operations: readonly OperationId[]): Call | undefined {
    for (const call of this.ownCalls) {
      if (operations.length > 0 && (call.operationId === null || !operations.includes(call.operationId))) continue;
      if (isWanted(call)) return call;
    }
    this.noteRead();
    return undefined;
  }

  /** The first state that is wanted. @see firstCall */
  firstSeen(isWanted: (sighting: Sighting) => boolean): Sighting | undefined {
    const found = this.ownSightings?.find(isWanted);
    if (!found) this.noteRead();
    return found;
  }

  /** The first event of these types about the object itself. @see firstCall */
  firstEvent(...types: readonly string[]): Happening | undefined {
    const found = this.ownEvents?.find(({ type }) => types.includes(type));
    if (!found) this.noteRead();
    return found;
  }

  /** The first event of these types about the object itself before an entry. */
  eventBefore(sequence: number, ...types: readonly string[]): Happening | undefined {
    this.readBefore(sequence);
    return this.ownEvents?.find((event) => event.sequence < sequence && types.includes(event.type));
  }

  /** Events about the object itself; of these types only, where some are given. */
  events(...types: readonly string[]): readonly Happening[] {
    this.noteRead();
    const { ownEvents } = this;
    if (!ownEvents) return noEvents;
    return types.length === 0 ? ownEvents : ownEvents.filter(({ type }) => types.includes(type));
  }

  /** Events about the object, its charges, refunds and fulfillments and all else that hangs on it, oldest first. */
  eventsAround(...types: readonly string[]): readonly Happening[] {
    const own = this.events(...types);
    let found: Happening[] | undefined;
    for (const kind of partsOf[this.kind] ?? noParts) {
      for (const story of this.linked(kind)) {
        const theirs = story.events(...types);
        if (theirs.length === 0) continue;
        found ??= [...own];
        found.push(...theirs);
      }
    }
    return found?.sort((one, other) => one.sequence - other.sequence) ?? own;
  }

  /** Whether an event about the object itself, or a call that is wanted, came between two entries. */
  wasTouchedBetween(after: number, before: number, isWanted: (call: Call) => boolean): boolean {
    this.readBefore(before);
    return isBetween(this.ownEvents, after, before) || isBetween(this.ownCalls, after, before, isWanted);
  }

  /** States that answers showed, oldest first. */
  sightings(): readonly Sighting[] {
    this.noteRead();
    return this.ownSightings ?? noSightings;
  }

  /** States that were shown before an entry: what an integrator could know when it sent the call with this sequence. */
  seenBefore(sequence: number): readonly Sighting[] {
    this.readBefore(sequence);
    const all = this.ownSightings ?? noSightings;
    const last = all.at(-1);
    if (!last || last.call.sequence < sequence) return all;
    return all.slice(0, all.findLastIndex(({ call }) => call.sequence < sequence) + 1);
  }

  /** The last of them. */
  lastBefore(sequence: number): Sighting | undefined {
    this.readBefore(sequence);
    return this.ownSightings?.findLast(({ call }) => call.sequence < sequence);
  }

  /** The last state before an entry that shows this field, as in `payment.session.state`; without a sequence, the last of all. */
  lastSeen(path: string, before = Number.POSITIVE_INFINITY): (Sighting & { readonly value: unknown }) | undefined {
    this.readBefore(before);
    const all = this.ownSightings ?? noSightings;
    for (let index = all.length - 1; index >= 0; index -= 1) {
      const { call, pointer, body } = all[index] as Sighting;
      if (call.sequence >= before) continue;
      const value = read(body, path);
      if (value !== undefined) return { call, pointer, body, value };
    }
    return undefined;
  }

  /** Objects of another kind that belong to this one or that it belongs to: `order.linked('fulfillment')`. */
  linked(kind: string): readonly Story[] {
    this.noteRead();
    return this.links?.of(kind) ?? nobody;
  }

  /** The first of them. */
  one(kind: string): Story | undefined {
    return this.linked(kind)[0];
  }

  /** Whether a call that rules judge had to do with it. */
  get counts(): boolean {
    this.noteRead();
    return this.hasCounted;
  }

  /**
   * What follows from the story, such as how its order's lines stand: worked out once for all rules, until something is added.
   * @param work the same function each time: it names what is kept
   */
  derived<Value>(work: (story: Story) => Value): Value {
    const known = this.derivations?.find((one) => one.work === work);
    if (known) return known.get() as Value;
    const made = new Derived<Story, Value>(this, work, this.watch);
    this.derivations = added<Derived<Story, unknown>>(this.derivations, made);
    return made.get();
  }

  /** What came before an entry never changes; of what is still to come, the reader is told. */
  private readBefore(sequence: number): void {
    if (sequence > this.watch.last + 1) this.noteRead();
  }

  addCall(call: Call): void {
    if (this.ownCalls.at(-1) === call) return;
    this.ownCalls = this.ownCalls === noCalls ? [call] : added(this.ownCalls, call);
    if (call.counts) this.hasCounted = true;
    this.noteChange();
  }

  addEvent(event: Happening): void {
    this.ownEvents = added(this.ownEvents, event);
    this.noteChange();
  }

  addSighting(sighting: Sighting): void {
    this.ownSightings = added(this.ownSightings, sighting);
    this.noteChange();
  }

  link(other: Story): void {
    this.links ??= new Links();
    if (this.links.add(other)) this.noteChange();
  }
}

/** More are found by a set. */
const fewLinks = 16;

/** The stories that hang together with one, each once. */
class Links {
  private all: Story[] | undefined;
  private known: Set<Story> | undefined;

  /** False where it is known already. */
  add(story: Story): boolean {
    if (this.known ? this.known.has(story) : this.all?.includes(story)) return false;
    this.all = added(this.all, story);
    if (this.all.length > fewLinks) this.known = (this.known ?? new Set(this.all)).add(story);
    return true;
  }

  /** Those of a kind, in the order in which they were linked. */
  of(kind: string): readonly Story[] {
    let found: Story[] | undefined;
    for (const story of this.all ?? nobody) if (story.kind === kind) found = added(found, story);
    return found ?? nobody;
  }
}

const noParts: readonly string[] = [];

/** Looked for from the newest on: what two entries that follow one another have between them is near the end. */
function isBetween<One extends { readonly sequence: number }>(
  all: readonly One[] | undefined,
  after: number,
  before: number,
  isWanted: (one: One) => boolean = () => true,
): boolean {
  if (!all) return false;
  for (let at = all.length - 1; at >= 0; at -= 1) {
    const one = all[at] as One;
    if (one.sequence <= after) return false;
    if (one.sequence < before && isWanted(one)) return true;
  }
  return false;
}

function ofOperations(calls: readonly Call[], operations: readonly OperationId[], before: number): readonly Call[] {
  let found: Call[] | undefined;
  for (const call of calls) {
    if (call.sequence >= before) break;
    if (operations.length > 0 && (call.operationId === null || !operations.includes(call.operationId))) continue;
    found ??= [];
    found.push(call);
  }
  return found ?? noCalls;
}

/** Whose events are told together with an object's own. */
const partsOf: Readonly<Record<string, readonly string[]>> = {
  order: ['charge', 'refund', 'fulfillment', 'return'],
  subscription: ['invoice'],
};
