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

/** The accepted calls that made and changed a checkout, oldest first. */
function writesOf(checkout: Story): { creation: Call | undefined; writes: readonly Call[] } {
  const accepted = checkout.calls('createCheckouts', 'updateCheckouts').filter(({ isAccepted }) => isAccepted);
  const isCreation = ({ operationId, answer }: Call) =>
    operationId === 'createCheckouts' && text(answer, 'id') === checkout.id;
  return {
    creation: accepted.find(isCreation),
    writes: accepted.filter((call) => call.operationId === 'updateCheckouts' || isCreation(call)),
  };
}

/** One request to turn a checkout into an order: the call itself, the checkout as it was then, and the order that came of it. */
export class Purchase implements At {
  readonly pointer = '/requestBody';

  constructor(
    readonly call: Call,
    private readonly on: LedgerIndex,
  ) {}

  get value(): unknown {
    return this.call.body;
  }

  get checkoutId(): string | undefined {
    return text(this.call.body, 'checkoutId');
  }

  get checkout(): Story | undefined {
    const id = this.checkoutId;
    return id === undefined ? undefined : this.on.story('checkout', id);
  }

  /** The order that was made; undefined where the request was refused. */
  get order(): Story | undefined {
    const id = this.call.isAccepted ? text(this.call.answer, 'id') : undefined;
    return id === undefined ? undefined : this.on.story('order', id);
  }

  /** The call that made the checkout; undefined where it is older than the ledger. */
  get creation(): Call | undefined {
    return this.checkout?.derived(writesOf).creation;
  }

  /** What the accepted calls that made and changed the checkout last said about a field before the order, as in `shipTo.address`. */
  sent(path: string): Sent | undefined {
    const { call, checkout } = this;
    if (!checkout) return undefined;
    const { creation, writes } = checkout.derived(writesOf);
    const last = writes.findLast(({ sequence, body }) => sequence < call.sequence && read(body, path) !== undefined);
    if (!last) return undefined;
    const pointer = `/requestBody${pointerOf(path)}`;
    return { call: last, pointer, value: read(last.body, path), inUpdate: last !== creation };
  }

  /** The last state of the checkout that was shown before the order; without one, undefined. */
  get state(): Sighting | undefined {
    return this.checkout?.lastBefore(this.call.sequence);
  }

  /** A field of that state; where none was shown, of the order that came of it. */
  known(path: string): Found | undefined {
    const { state, call } = this;
    if (state) return { call: state.call, pointer: state.pointer + pointerOf(path), value: read(state.body, path) };
    if (!call.isAccepted) return undefined;
    return { call, pointer: `/responseBody${pointerOf(path)}`, value: read(call.answer, path) };
  }

  /** The lines of the checkout as they were before the order. */
  lines(): readonly Line[] {
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
    const before = purchase.call.sequence;
    const updates = purchase.checkout?.calls('updateCheckouts') ?? [];
    for (const call of updates.filter(({ isAccepted, sequence }) => isAccepted && sequence < before).toReversed()) {
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

/** Requests to make an order, refused ones included. */
export function orderRequests(): Over<Purchase> {
  return calls('order request', 'createOrders').into('order request', (call, on) => [new Purchase(call, on)]);
}

/** Requests that made an order. */
export function purchases(): Over<Purchase> {
  return calls('order', 'createOrders').into('order', (call, on) => (call.isAccepted ? [new Purchase(call, on)] : []));
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
