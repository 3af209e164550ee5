import { text } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import { keyOf } from '../ledger-index/keyed';
import { judged, type Subject } from '../vocabulary/check';
import { breaks, holds } from '../vocabulary/outcome';
import { calls, type Over } from '../vocabulary/over';

/** The order request that a shopper came back with after a 409. Its call is that request. */
export interface Retry extends Subject {
  readonly refused: Call;
}

const checkoutOf = ({ body }: Call) => text(body, 'checkoutId');

/** Customer or email: what tells that two checkouts are of one shopper. */
const shopperOf = ({ answer, body }: Call) =>
  text(answer, 'customerId') ?? text(body, 'customerId') ?? text(answer, 'email') ?? text(body, 'email');

const byShopper = keyOf('createCheckouts', (call) => (call.isAccepted ? shopperOf(call) : undefined));

function checkoutsOf({ body }: Call, on: LedgerIndex): string[] {
  const id = text(body, 'checkoutId') ?? '';
  const story = on.story('checkout', id);
  const shopper = story.lastSeen('customerId')?.value ?? story.lastSeen('email')?.value;
  const others = typeof shopper === 'string' ? on.callsBy(byShopper, shopper) : [];
  return [...new Set([id, ...others.flatMap(({ answer }) => text(answer, 'id') ?? [])])];
}

/** Authentication is the one 409 after which the same checkout is ordered again. */
const usesUp = ({ status, codes, wasLost }: Call) =>
  status === 409 && !wasLost && !codes.includes('additional_payment_action_required');

function retriesOf(refused: Call, on: LedgerIndex): Retry[] {
  const later = checkoutsOf(refused, on).flatMap((id) =>
    on
      .story('checkout', id)
      .calls('createOrders')
      .filter(({ sequence, wasJudged }) => wasJudged && sequence > refused.sequence),
  );
  const [next] = later.sort((one, other) => one.sequence - other.sequence);
  return next ? [{ call: next, refused }] : [];
}

/** Orders that shoppers asked for after a 409 that used their checkout up. */
export function ordersAfter409(): Over<Retry> {
  return calls('order after a 409', 'createOrders')
    .where('was refused with a 409 that uses the checkout up', usesUp)
    .into('order after a 409', retriesOf);
}

export const isOfNewCheckout = judged<Retry>('names another checkout than the refused one', ({ call, refused }) => {
  if (checkoutOf(call) !== checkoutOf(refused)) return holds(refused.sequence);
  return breaks({
    sequence: call.sequence,
    pointer: '/requestBody/checkoutId',
    expected: 'a new checkout, for a 409 used this one up',
    seen: checkoutOf(call),
  });
});
