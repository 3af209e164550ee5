import { text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { type Purchase, purchases } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const upstreamIdOf = ({ isAccepted, answer }: Call) => (isAccepted ? text(answer, 'upstreamId') : undefined);
const byUpstreamId = keyOf('createOrders', upstreamIdOf);

/** The platform may try one of its orders again after the first attempt was blocked or cancelled. */
function hadFailed(on: LedgerIndex, { answer }: Call, before: number): boolean {
  const state = on.story('order', text(answer, 'id') ?? '').lastSeen('state', before)?.value;
  return state === 'blocked' || state === 'cancelled';
}

const isThere = judged<Purchase>('carries an upstreamId', ({ call, creation }) => {
  if (upstreamIdOf(call) !== undefined) return holds();
  const cameLate = text(call.body, 'upstreamId') !== undefined;
  return breaks({
    sequence: cameLate || !creation ? call.sequence : creation.sequence,
    pointer: '/requestBody/upstreamId',
    expected: 'your order number, on the checkout',
    seen: text(call.body, 'upstreamId'),
    ...(cameLate && { message: 'upstreamId was sent with POST /orders, where it is ignored.' }),
  });
});

const isItsOwn = judged<Purchase>('shares its upstreamId with no other order', ({ call, creation }, on) => {
  const id = upstreamIdOf(call);
  if (id === undefined) return beside;
  const twin = on
    .callsBy(byUpstreamId, id)
    .find((other) => other.sequence < call.sequence && !hadFailed(on, other, call.sequence));
  if (!twin) return holds();
  const message = `upstreamId "${id}" already belongs to order ${text(twin.answer, 'id')}.`;
  const { sequence } = creation ?? call;
  return breaks({ sequence, pointer: '/requestBody/upstreamId', expected: 'one for each order', seen: id, message });
});

export const upstreamId = rule({
  item: 'checkouts.upstream-id',
  over: purchases(),
  each: all(isThere, isItsOwn),
  words: {
    standard: 'Each order carries an upstreamId of its own, put on its checkout.',
    mend: 'Put your order number on the checkout as upstreamId before you create the order; one for each order.',
    none: 'No order was created yet.',
  },
});
