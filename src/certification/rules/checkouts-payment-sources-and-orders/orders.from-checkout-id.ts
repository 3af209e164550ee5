import { isObject, read, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { orderRequests, type Purchase } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { field } from '../../vocabulary/reading';
import { rule } from '../../vocabulary/rule';

/** The first API version whose checkouts show the state of their payment session. */
const sessionStateSince = '2021-03-23';
/** A refusal that asks the shopper to authenticate. The same checkout is ordered again afterwards. */
const stepUp = 'additional_payment_action_required';

function fault({ call, checkoutId }: Purchase, expected: string, message: string, mend?: string) {
  const place = { sequence: call.sequence, pointer: '/requestBody/checkoutId', seen: checkoutId };
  return breaks({ ...place, expected, message, ...(mend !== undefined && { mend }) });
}

/** Earlier requests for an order from the same checkout. */
const earlier = (purchase: Purchase): readonly Call[] => purchase.derived(requestsBefore);

function requestsBefore({ call, checkoutId, checkout }: Purchase): readonly Call[] {
  const all = checkout?.callsBefore(call.sequence, 'createOrders') ?? [];
  return all.filter(({ body }) => text(body, 'checkoutId') === checkoutId);
}

const isUnspent = judged<Purchase>('names a checkout that made no order yet', (purchase) => {
  const { checkoutId } = purchase;
  if (checkoutId === undefined) return beside;
  const before = earlier(purchase);
  const newOne = 'Create a new checkout before you try again.';
  // Nobody knows what became of an order whose answer was lost: to ask again is right.
  if (before.some(({ isAccepted, wasLost }) => isAccepted && !wasLost))
    return fault(purchase, 'a checkout of its own', `Checkout ${checkoutId} already became an order.`, newOne);
  const wasSpent = before.some((call) => call.status === 409 && !call.wasLost && !call.codes.includes(stepUp));
  if (!wasSpent) return holds();
  return fault(purchase, 'a new checkout', `Checkout ${checkoutId} was spent by an order refused with 409.`, newOne);
});

const isKnown = judged<Purchase>('names a checkout that exists', (purchase) => {
  if (purchase.checkoutId === undefined) return beside;
  if (purchase.call.status !== 404 || earlier(purchase).some(({ wasLost }) => wasLost)) return holds();
  return fault(purchase, 'a checkout that exists', `No checkout with the id ${purchase.checkoutId} exists.`);
});

const isReady = judged<Purchase>('names a checkout whose payment session is ready', (purchase) => {
  const { checkoutId } = purchase;
  const state = sessionState(purchase);
  if (checkoutId === undefined || state === undefined) return beside;
  if (state === 'requires_confirmation' || earlier(purchase).some((call) => call.codes.includes(stepUp)))
    return holds();
  const message = `The payment session of checkout ${checkoutId} was ${state}.`;
  return fault(
    purchase,
    'a checkout whose session is requires_confirmation',
    message,
    'Wait for requires_confirmation before you order.',
  );
});

/** The last state that the ledger shows, undefined once a later call may have changed it unseen. */
function sessionState({ call, checkout }: Purchase): string | undefined {
  const version = call.entry.requestHeaders['digitalriver-version'] ?? call.entry.apiVersion;
  if (version !== undefined && version < sessionStateSince) return undefined;
  const last = checkout?.lastSeen('payment.session.state', call.sequence);
  if (!checkout || !last) return undefined;
  const session = read(last.body, 'payment.session.id');
  const mayChange = (other: Call) =>
    other.sequence > last.call.sequence && other.isAccepted && mayChangeSession(other, checkout.id, session);
  const isUnseen =
    checkout.callsBefore(call.sequence).some(mayChange) ||
    checkout.linked('session').some((story) => story.callsBefore(call.sequence).some(mayChange));
  return isUnseen ? undefined : String(last.value);
}

function mayChangeSession({ entry, params, body }: Call, checkoutId: string, session: unknown): boolean {
  if (entry.kind === 'control') return true;
  if (entry.method === 'GET') return false;
  return params.id === checkoutId || (session !== undefined && read(body, 'paymentSessionId') === session);
}

const sendsNothingElse = judged<Purchase>('sends checkoutId alone', ({ call }) => {
  const others = isObject(call.body) ? Object.keys(call.body).filter((key) => key !== 'checkoutId') : [];
  const [first] = others;
  if (first === undefined) return beside;
  const message = `POST /orders also sent ${others.join(', ')}. Beside checkoutId, other fields are ignored.`;
  return breaks({
    sequence: call.sequence,
    pointer: `/requestBody/${first}`,
    expected: 'checkoutId alone',
    seen: read(call.body, first),
    message,
  });
});

export const fromCheckoutId = rule({
  item: 'orders.from-checkout-id',
  over: orderRequests(),
  each: all(field('checkoutId').is('text'), isUnspent, isKnown, isReady),
  warn: [sendsNothingElse],
  words: {
    standard: 'Every order is made from the id of a checkout that exists, made no order yet, and is ready to be paid.',
    mend: 'Send the id of the checkout as checkoutId, once its payment session is requires_confirmation.',
    none: 'No order was asked for yet.',
  },
});
