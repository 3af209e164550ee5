import { isObject, objects, read, text } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import type { Sighting, Story } from '../ledger-index/story';
import type { At } from '../vocabulary/check';
import { calls, type Over } from '../vocabulary/over';
import { pointerOf } from '../vocabulary/pointer';
import { type Found, type Reading, reading } from '../vocabulary/reading';

/** A value that was sent to the API, and in which call. */
export interface Sent extends Found {
  /** False when the call that made the checkout carried it. */
  readonly inUpdate: boolean;
}

/** What was sent about a checkout before its order. Later calls change nothing of it. */
interface Before {
  readonly creation: Call | undefined;
  /** The creation and the updates, oldest first. */
  readonly writes: readonly Call[];
}

const nothingBefore: Before = { creation: undefined, writes: [] };

const isCreation = ({ id }: Story, { operationId, isAccepted, answer }: Call) =>
  isAccepted && operationId === 'createCheckouts' && text(answer, 'id') === id;

function before(checkout: Story, sequence: number): Before {
  const writes = checkout
    .callsBefore(sequence, 'createCheckouts', 'updateCheckouts')
    .filter((call) => call.isAccepted && (call.operationId === 'updateCheckouts' || isCreation(checkout, call)));
  return { creation: writes.find((call) => isCreation(checkout, call)), writes };
}

/** One request to turn a checkout into an order: the call itself, the checkout as it was then, and the order that came of it. */
export class Purchase implements At {
  readonly pointer = '/requestBody';
  readonly checkoutId: string | undefined;
  private knownBefore: Before | undefined;
  private knownUpdates: readonly Call[] | undefined;
  private knownState: Sighting | null | undefined;
  private knownLines: readonly Line[] | undefined;
  private knownCheckout: Story | undefined;
  private knownOrder: Story | undefined;
  private derivations: Map<(purchase: Purchase, on: LedgerIndex) => unknown, unknown> | undefined;

  constructor(
    readonly call: Call,
    private readonly on: LedgerIndex,
  ) {
    this.checkoutId = text(call.body, 'checkoutId');
  }

  get value(): unknown {
    return this.call.body;
  }

  get checkout(): Story | undefined {
    const id = this.checkoutId;
    if (id !== undefined) this.knownCheckout ??= this.on.story('checkout', id);
    return this.knownCheckout;
  }

  /** The order that was made; undefined where the request was refused. */
  get order(): Story | undefined {
    if (this.knownOrder || !this.call.isAccepted) return this.knownOrder;
    const id = text(this.call.answer, 'id');
    if (id !== undefined) this.knownOrder = this.on.story('order', id);
    return this.knownOrder;
  }

  /** The call that made the checkout; undefined where it is older than the ledger. */
  get creation(): Call | undefined {
    const { checkout, before } = this;
    return before.creation ?? checkout?.firstCall((call) => isCreation(checkout, call), 'createCheckouts');
  }

  /** What was sent about the checkout before. */
  private get before(): Before {
    const { checkout, call } = this;
    this.knownBefore ??= checkout ? before(checkout, call.sequence) : nothingBefore;
    return this.knownBefore;
  }

  /** The accepted updates of the checkout before the order, oldest first. */
  get updates(): readonly Call[] {
    this.knownUpdates ??= this.before.writes.filter(({ operationId }) => operationId === 'updateCheckouts');
    return this.knownUpdates;
  }

  /** What the accepted calls that made and changed the checkout last said about a field before the order, as in `shipTo.address`. */
  sent(path: string): Sent | undefined {
    const { creation, writes } = this.before;
    const last = writes.findLast(({ body }) => read(body, path) !== undefined);
    if (!last) return undefined;
    const pointer = `/requestBody${pointerOf(path)}`;
    return { call: last, pointer, value: read(last.body, path), inUpdate: last !== creation };
  }

  /** The last state of the checkout that was shown before the order; without one, undefined. */
  get state(): Sighting | undefined {
    if (this.knownState === undefined) this.knownState = this.checkout?.lastBefore(this.call.sequence) ?? null;
    return this.knownState ?? undefined;
  }

  /** A field of that state; where none was shown, of the order that came of it. */
  known(path: string): Found | undefined {
    const { state, call } = this;
    if (state) return { call: state.call, pointer: state.pointer + pointerOf(path), value: read(state.body, path) };
    if (!call.isAccepted) return undefined;
    return { call, pointer: `/responseBody${pointerOf(path)}`, value: read(call.answer, path) };
  }

  /**
   * What follows from what came before the order, such as which lines are goods: worked out once for all rules.
   * @param work the same function each time: it names what is kept. It looks at nothing after the order
   */
  derived<Value>(work: (purchase: Purchase, on: LedgerIndex) => Value): Value {
    this.derivations ??= new Map();
    const known = this.derivations.get(work);
    if (known !== undefined) return known as Value;
    const made = work(this, this.on);
    this.derivations.set(work, made);
    return made;
  }

  /** The lines of the checkout as they were before the order. */
  lines(): readonly Line[] {
    this.knownLines ??= this.shownLines();
    return this.knownLines;
  }

  private shownLines(): readonly Line[] {
    const found = this.known('items');
    const list = Array.isArray(found?.value) ? found.value : [];
    if (!found) return [];
    return list.map((value, index) => new Line(this, found.call, `${found.pointer}/${index}`, value, index));
  }
}

/** A line of a purchase, as the API showed it. */
export class Line implements At {
  constructor(
    readonly purchase: Purchase,
    readonly call: Call,
    readonly pointer: string,
    readonly value: unknown,
    readonly index: number,
  ) {}

  get id(): string | undefined {
    return text(this.value, 'id');
  }

  /** What was last sent about the line before the order, as in `subscriptionInfo.autoRenewal`. An update names the line by its id. */
  sent(path: string): Found | undefined {
    const { purchase, index, id } = this;
    for (const call of purchase.updates.toReversed()) {
      const at = id === undefined ? -1 : objects(call.body, 'items').findIndex((item) => item.id === id);
      const value = at < 0 ? undefined : read(objects(call.body, 'items')[at], path);
      if (value !== undefined) return { call, pointer: `/requestBody/items/${at}${pointerOf(path)}`, value };
    }
    const { creation } = purchase;
    if (!creation) return undefined;
    const pointer = `/requestBody/items/${index}${pointerOf(path)}`;
    const items = isObject(creation.body) && Array.isArray(creation.body.items) ? creation.body.items : [];
    return { call: creation, pointer, value: read(items[index], path) };
  }
}

/** One for all rules: it keeps what it looked up. */
export function purchaseOf(call: Call, on: LedgerIndex): readonly [Purchase] {
  call.purchase ??= [new Purchase(call, on)];
  return call.purchase as readonly [Purchase];
}

const none: readonly Purchase[] = [];

/** Requests to make an order, refused ones included. */
export function orderRequests(): Over<Purchase> {
  return calls('order request', 'createOrders').into('order request', purchaseOf);
}

/** Requests that made an order. */
export function purchases(): Over<Purchase> {
  return calls('order', 'createOrders').into('order', (call, on) => (call.isAccepted ? purchaseOf(call, on) : none));
}

/** A field as it was last sent before the order. Where the checkout is older than the ledger and nothing was sent since, nothing can be said. */
export function sent(path: string): Reading<Purchase> {
  return reading(path, (purchase) => {
    const found = purchase.sent(path);
    if (found) return found;
    const { creation } = purchase;
    return creation && { call: creation, pointer: `/requestBody${pointerOf(path)}`, value: undefined };
  });
}

/** A field of the checkout as it was last shown before the order, or of the order itself. */
export function known(path: string): Reading<Purchase> {
  return reading(path, (purchase) => purchase.known(path));
}

/** A field of a line, as it was last sent before the order. */
export function lineSent(path: string): Reading<Line> {
  return reading(path, (line) => line.sent(path));
}
