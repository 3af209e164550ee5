import { read, text } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import type { Sighting, Story } from '../ledger-index/story';
import { type At, type Check, judged } from '../vocabulary/check';
import { beside, breaks, holds, open } from '../vocabulary/outcome';

/** States that an order can only reach through `accepted`. */
const afterAcceptance = new Set(['accepted', 'fulfilled', 'complete', 'returned', 'dispute']);

export function showsAcceptance({ body }: Sighting): boolean {
  return afterAcceptance.has(String(body.state)) || Boolean(read(body, 'stateTransitions.accepted'));
}

/** A call about an order that has to wait until the order is accepted. */
export interface Waiting extends At {
  readonly order: Story;
}

/** The call came after a sign that its order is accepted: an answer that shows it, or the event. */
export function comesAfterAcceptance<Of extends Waiting>(field: string): Check<Of> {
  return judged('comes after its order was known to be accepted', ({ call, order }) => {
    const before = order.seenBefore(call.sequence);
    const sign = before.find(showsAcceptance)?.call ?? order.eventBefore(call.sequence, 'order.accepted');
    if (sign) return holds(sign.sequence);
    return tooEarly(call, order, before.at(-1), field);
  });
}

function tooEarly(call: Call, order: Story, last: Sighting | undefined, field: string) {
  const saysSo = call.refusedWith('order_not_submitted');
  if (!last && !saysSo) return beside;
  const state = last ? String(last.body.state) : 'not accepted yet';
  if (last && call.isAccepted)
    return open(
      `Order ${order.id} was last seen as ${state}, yet its fulfillment was taken. Show how your platform learned that it was accepted.`,
      last.call.sequence,
    );
  return breaks({
    sequence: call.sequence,
    pointer: `/requestBody/${field}`,
    expected: 'an order that is accepted',
    seen: text(call.body, field),
    message: `Order ${order.id} was ${state} when this call was sent.`,
    mend: 'Wait for order.accepted, or read the order, before you ship it or hand it to the warehouse.',
  });
}

/** The order with an upstream id, by the calls that made orders. @returns undefined where none is known */
export function orderWithUpstreamId(on: LedgerIndex, calls: readonly Call[]): Story | undefined {
  const id = calls.map(({ answer }) => text(answer, 'id')).find((found) => found !== undefined);
  return id === undefined ? undefined : on.story('order', id);
}
