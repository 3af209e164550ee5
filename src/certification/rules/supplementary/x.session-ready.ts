import { orderRequests, type Purchase } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { breaks, holds, open } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

/** What was last shown of the payment session before the order. */
function sessionOf({ checkout, call }: Purchase) {
  const state = checkout?.lastSeen('payment.session.state', call.sequence);
  const left = checkout?.lastSeen('payment.session.amountRemainingToBeContributed', call.sequence);
  return { state: state?.value, left: left?.value, shownBy: state?.call.sequence };
}

const isReady = judged<Purchase>(
  'is for a session that waits for confirmation, with nothing left to pay',
  (purchase) => {
    const { call, checkoutId } = purchase;
    const { state, left, shownBy } = sessionOf(purchase);
    if (call.status === 400 && call.refusedWith('order_submit_failed'))
      return breaks({
        sequence: call.sequence,
        pointer: '/requestBody/checkoutId',
        expected: 'a checkout whose session is requires_confirmation, with nothing left to pay',
        seen: checkoutId,
        message: `The order was refused; the session was last seen as ${state ?? 'nothing'}, with ${left ?? 'an unknown amount'} left to pay.`,
      });
    if (state === 'requires_confirmation' && left === 0) return holds(...(shownBy === undefined ? [] : [shownBy]));
    if (!call.isAccepted) return holds();
    return open(
      `Checkout ${checkoutId} was ordered, and its session was last seen as ${state ?? 'nothing'} with ${left ?? 'an unknown amount'} left to pay.`,
    );
  },
);

export const sessionReady = rule({
  item: 'x.session-ready',
  over: orderRequests(),
  each: isReady,
  words: {
    standard: 'The payment session is requires_confirmation, with nothing left to pay, before the order.',
    mend: 'Read the checkout after the source is attached, and order when its session says requires_confirmation and 0.',
    none: 'No order was requested.',
  },
});
