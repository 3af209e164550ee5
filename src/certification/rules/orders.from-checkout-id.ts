import { encodeText } from '../../browser/address';
import { isObject, read, text } from '../../json';
import type { Exchange } from '../../ledger/types';
import { conclude, count, noFindings } from '../findings';
import { before, callsTo, codes, sightings, succeeded } from '../queries';
import type { Counterexample, Ledger, Rule } from '../types';

/** The first API version whose checkouts show the state of their payment session. */
const SESSION_STATE_SINCE = '2021-03-23';
/** A refusal that asks the shopper to authenticate. The same checkout is ordered again afterwards. */
const STEP_UP = 'additional_payment_action_required';

/** Every order is made from the id of a checkout that exists, is unspent, and is ready to be paid. */
export const fromCheckoutId: Rule = (ledger) => {
  const findings = noFindings();
  const attempts = callsTo(ledger, 'POST /orders').map(({ exchange }) => exchange);
  for (const [index, attempt] of attempts.entries()) {
    findings.rests.push(attempt.sequence);
    const failure = complaint(ledger, attempt, attempts.slice(0, index));
    if (failure) findings.failures.push(failure);
    const ignored = isObject(attempt.requestBody)
      ? Object.keys(attempt.requestBody).filter((key) => key !== 'checkoutId')
      : [];
    if (ignored.length > 0 && !failure) {
      findings.warnings.push(
        `POST /orders also sent ${ignored.join(', ')}. Beside checkoutId, other fields are ignored.`,
      );
    }
  }
  return conclude(ledger, findings, {
    pass: `${count(attempts.length, 'call')} to POST /orders looked at: each names a checkout that was ready.`,
    fail: `${findings.failures.length} of ${count(attempts.length, 'call')} to POST /orders did not name a checkout that was ready.`,
    notExercised: 'No order was asked for yet.',
  });
};

function complaint(ledger: Ledger, attempt: Exchange, earlier: Exchange[]): Counterexample | null {
  const fault = (message: string) => ({ sequence: attempt.sequence, path: 'checkoutId', message });
  const id = text(attempt.requestBody, 'checkoutId');
  if (!id) return fault('The request names no checkout. Send the id of the checkout as checkoutId.');
  const sameCheckout = earlier.filter((other) => text(other.requestBody, 'checkoutId') === id);
  if (sameCheckout.some(succeeded))
    return fault(`Checkout ${id} already became an order. An order needs a checkout of its own.`);
  if (sameCheckout.some(isFinalRefusal)) {
    return fault(`Checkout ${id} was spent by an order refused with 409. Create a new checkout before you try again.`);
  }
  if (attempt.status === 404) return fault(`No checkout with the id ${id} exists.`);
  if (sameCheckout.some((other) => codes(other).includes(STEP_UP))) return null;
  const state = sessionState(ledger, id, attempt);
  if (state === undefined || state === 'requires_confirmation') return null;
  return fault(`The payment session of checkout ${id} was ${state}. Wait for requires_confirmation before you order.`);
}

function isFinalRefusal(exchange: Exchange): boolean {
  return exchange.status === 409 && !codes(exchange).includes(STEP_UP);
}

/** The last state the ledger shows, undefined once a later call may have changed it unseen. */
function sessionState(ledger: Ledger, checkoutId: string, attempt: Exchange): string | undefined {
  const version = attempt.requestHeaders['digitalriver-version'] ?? attempt.responseHeaders['digitalriver-version'];
  if (version !== undefined && version < SESSION_STATE_SINCE) return undefined;
  const last = before(sightings(ledger, 'checkout', checkoutId), attempt.sequence).findLast(
    ({ body }) => text(body, 'payment.session.state') !== undefined,
  );
  if (!last) return undefined;
  const session = read(last.body, 'payment.session.id');
  const unseen = ledger.some(
    (exchange) =>
      exchange.sequence > last.sequence &&
      exchange.sequence < attempt.sequence &&
      succeeded(exchange) &&
      mayChangeSession(exchange, checkoutId, session),
  );
  return unseen ? undefined : text(last.body, 'payment.session.state');
}

function mayChangeSession(exchange: Exchange, checkoutId: string, session: unknown): boolean {
  if (exchange.method === 'GET') return false;
  if (exchange.path.startsWith(`/checkouts/${encodeText(checkoutId)}`)) return true;
  return session !== undefined && read(exchange.requestBody, 'paymentSessionId') === session;
}
