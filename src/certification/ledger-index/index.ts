import type { OperationId } from '../../generated/contract/operations';
import { isObject, type JsonObject } from '../../json';
import { isCall } from '../../ledger/origins';
import type { DeliveryEntry, Exchange, LedgerEntry } from '../../ledger/types';
import { Book } from './book';
import { Call } from './call';
import { Deliveries } from './deliveries';
import { Growing, GrowingByName } from './growing';
import { type Group, type Key, KeyedCalls, type Value } from './keyed';
import { kindNamed, kindOfCollection, referencesIn } from './references';
import { Sent } from './sent';
import type { Happening, Story } from './story';
import { Watch } from './watch';

/** What an index says of an entry beside what it shows: whether rules judge it, and whether it was meant to be refused. */
export interface Standing {
  readonly counts: boolean;
  readonly isNegative: boolean;
}

/** Keys that look at calls of all operations. */
const everyOperation = '*';

/**
 * The ledger, read once and extended entry by entry. `calls` gives what rules judge: the connector's calls of the runs looked
 * at. Stories, events and sightings tell all that happened, whoever did it.
 */
export class LedgerIndex {
  readonly watch = new Watch();
  private readonly bySequence = new Map<number, Call>();
  private readonly judged = new Growing<Call>(this.watch);
  private readonly judgedByOperation = new GrowingByName<Call>(this.watch);
  private readonly allByOperation = new GrowingByName<Call>(this.watch);
  private readonly eventsByType = new GrowingByName<Happening>(this.watch);
  private readonly storiesByKind = new GrowingByName<Story>(this.watch);
  private readonly books = new Map<string, Book>();
  private readonly keyed = new Map<Key, KeyedCalls>();
  private readonly keysByOperation = new Map<string, KeyedCalls[]>();
  /** What was sent to the connector's webhooks. Its entries make no stories: nobody did anything by them. */
  readonly sent = new Deliveries(this.watch);
  /** The index as the only entry of a list, for rules that look at all of it. */
  readonly itself: readonly LedgerIndex[] = [this];

  constructor(private readonly standingOf: (entry: LedgerEntry) => Standing) {}

  /** The sequence of the newest entry; 0 before the first. */
  get lastSequence(): number {
    return this.watch.last;
  }

  /** Adds entries in the order of their sequence; what is known already is left out. */
  add(entries: readonly LedgerEntry[]): void {
    for (const entry of inOrder(entries)) {
      if (entry.sequence <= this.watch.last) continue;
      this.watch.last = entry.sequence;
      if (isCall(entry)) this.addExchange(entry);
      else if (entry.kind === 'delivery') this.addDelivery(entry);
      else for (const { kind, id } of entry.objects) this.storyAt(kindNamed(kind), id);
      for (const event of entry.events) {
        const { id, type, objectKind, objectId, time } = event;
        this.addEvent({
          id,
          type,
          objectKind: kindNamed(objectKind),
          objectId,
          isoTime: time,
          sequence: entry.sequence,
        });
      }
    }
  }

  /** Calls that rules judge, oldest first: of these operations, or all. */
  calls(...operations: readonly OperationId[]): readonly Call[] {
    if (operations.length === 0) return this.judged.read();
    if (operations.length === 1) return this.judgedByOperation.of(operations[0] as string).read();
    return bySequence(operations.flatMap((id) => this.judgedByOperation.of(id).read()));
  }

  /** Every call of these operations, oldest first: also those of pages, and of other runs. */
  everyCall(...operations: readonly OperationId[]): readonly Call[] {
    return bySequence(operations.flatMap((id) => this.allByOperation.of(id).read()));
  }

  /** Every call with this key, oldest first. @see keyOf */
  callsBy(key: Key, value: Value): readonly Call[] {
    return this.keyedBy(key).group(value).calls();
  }

  /** Those of them that came before an entry: what a call of then could build on, and what never changes. */
  callsBefore(key: Key, value: Value, sequence: number): readonly Call[] {
    return this.keyedBy(key).before(value, sequence);
  }

  /** The last of those that is wanted. Those after the entry, however many, are not looked at. */
  lastCallBefore(key: Key, value: Value, sequence: number, isWanted: (call: Call) => boolean): Call | undefined {
    return this.keyedBy(key).lastBefore(value, sequence, isWanted);
  }

  call(sequence: number): Call | undefined {
    return this.bySequence.get(sequence);
  }

  /** What happened to an object. An object that nothing has named yet has an empty story. */
  story(kind: string, id: string): Story {
    return this.storyOf(kind, id);
  }

  /** The stories of a kind, in the order in which they began. */
  stories(kind: string): readonly Story[] {
    return this.storiesByKind.of(kind).read();
  }

  /** Events of one type, oldest first. */
  events(type: string): readonly Happening[] {
    return this.eventsByType.of(type).read();
  }

  /** For the judge, which follows these lists by itself. */
  callsToFollow(operation: OperationId | null): readonly Call[] {
    return operation === null ? this.judged.values : this.judgedByOperation.of(operation).values;
  }

  storiesToFollow(kind: string): readonly Story[] {
    return this.storiesByKind.of(kind).values;
  }

  groupsToFollow(key: Key): readonly Group[] {
    return this.keyedBy(key).begun();
  }

  private keyedBy(key: Key): KeyedCalls {
    const known = this.keyed.get(key);
    if (known) return known;
    const made = new KeyedCalls(key, this.watch);
    this.keyed.set(key, made);
    const name = key.operation ?? everyOperation;
    this.keysByOperation.set(name, [...(this.keysByOperation.get(name) ?? []), made]);
    const all = key.operation === null ? this.bySequence.values() : this.allByOperation.of(key.operation).values;
    for (const call of all) made.add(call);
    return made;
  }

  private addExchange(entry: Exchange): void {
    const { counts, isNegative } = this.standingOf(entry);
    const call = new Call(entry, counts && entry.kind === 'exchange', isNegative);
    this.bySequence.set(entry.sequence, call);
    const id = call.operationId;
    if (id !== null) this.allByOperation.add(id, call);
    if (call.counts) {
      this.judged.add(call);
      if (id !== null) this.judgedByOperation.add(id, call);
    }
    this.addToStories(call);
    for (const keyed of this.keysByOperation.get(everyOperation) ?? []) keyed.add(call);
    for (const keyed of this.keysByOperation.get(id ?? '') ?? []) keyed.add(call);
  }

  private addDelivery(entry: DeliveryEntry): void {
    const { counts, isNegative } = this.standingOf(entry);
    if (counts) this.sent.add(new Sent(entry, counts, isNegative));
  }

  private addToStories(call: Call): void {
    const { entry, params, operation, body, answer } = call;
    for (const { kind, id } of entry.objects) this.storyAt(kindNamed(kind), id).addCall(call);
    if (params.id !== undefined && operation)
      this.storyAt(kindOfCollection(collectionOf(operation.path)), params.id).addCall(call);
    if (params.sourceId !== undefined) this.storyAt('source', params.sourceId).addCall(call);
    if (isObject(body)) referencesIn(body, (kind, id) => this.storyAt(kind, id).addCall(call));
    if (!call.isAccepted || call.wasLost || !isObject(answer) || !operation) return;
    const kind = kindNamed(operation.objectKind);
    if (Array.isArray(answer.data)) {
      for (const [index, row] of answer.data.entries())
        if (isObject(row)) this.see(call, kind, row, `/responseBody/data/${index}`);
      return;
    }
    this.see(call, kind, answer, '/responseBody');
    if (isObject(answer.orderDetails)) this.see(call, 'order', answer.orderDetails, '/responseBody/orderDetails');
  }

  /** An answer, or a part of one, that shows the state of an object. */
  private see(call: Call, kind: string, body: JsonObject, pointer: string): void {
    if (typeof body.id !== 'string' || body.id === '') return;
    const story = this.storyAt(kind, body.id);
    story.addCall(call);
    story.addSighting({ call, pointer, body });
    const isRow = pointer !== '/responseBody';
    referencesIn(body, (other, id) => {
      const linked = this.storyAt(other, id);
      linked.link(story);
      story.link(linked);
      if (!isRow) linked.addCall(call);
    });
  }

  private addEvent(event: Happening): void {
    this.eventsByType.add(event.type, event);
    if (event.objectId !== '') this.storyAt(event.objectKind, event.objectId).addEvent(event);
  }

  /** The story of an object that an entry names: it is listed from now on. */
  private storyAt(kind: string, id: string): Story {
    const story = this.storyOf(kind, id);
    if (!story.isListed) {
      story.isListed = true;
      this.storiesByKind.add(kind, story);
    }
    return story;
  }

  private storyOf(kind: string, id: string): Story {
    const known = this.books.get(kind);
    if (known) return known.story(id);
    const book = new Book(kind, this.watch);
    this.books.set(kind, book);
    return book.story(id);
  }
}

function collectionOf(path: string): string {
  const end = path.indexOf('/', 1);
  const first = end < 0 ? path.slice(1) : path.slice(1, end);
  return first === 'payments' ? 'sources' : first;
}

function inOrder(entries: readonly LedgerEntry[]): readonly LedgerEntry[] {
  const isSorted = entries.every(
    (entry, index) => index === 0 || (entries[index - 1] as LedgerEntry).sequence < entry.sequence,
  );
  return isSorted ? entries : [...entries].sort((one, other) => one.sequence - other.sequence);
}

function bySequence(calls: Call[]): Call[] {
  return calls.sort((one, other) => one.sequence - other.sequence);
}
