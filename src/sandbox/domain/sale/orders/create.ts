import type { NextAction } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { accept, type Context, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { isStep, move } from '../../kernel/machine';
import { conflict, unknownId } from '../../kernel/problems';
import type { MadeUpRefusal } from '../../kernel/resource';
import type { CustomerRecord } from '../../shoppers/customers/record';
import { isOpen } from '../checkouts/decisions';
import type { CheckoutRecord } from '../checkouts/record';
import { checkoutMachine } from '../checkouts/transitions';
import { moveSession } from '../payments/session';
import { sessionMachine } from '../payments/transitions';
import type { SourceRecord } from '../sources/record';
import { beginOrder } from './begin';
import { effectsOf } from './flow';
import { checkAllowed, checkReady, type OrderMaterials, refusedSource, triggerOf } from './preconditions';
import { orderReasons } from './reasons';
import type { Order } from './types';

/** `checkout`: of `input.checkoutId`, with its `sources` and its `customer`. */
export function createOrder(
  input: { checkoutId?: string },
  state: { checkout: CheckoutRecord | null; sources: readonly SourceRecord[]; customer: CustomerRecord | null },
  context: Context,
): Decision<Order> {
  const { checkout } = state;
  if (!checkout) return refuse(unknownId('Checkout', input.checkoutId ?? '', 'checkoutId'));
  if (!isOpen(checkout)) return refuse(spentCheckout(checkout));
  const ready: OrderMaterials = { ...state, checkout };
  const incomplete = checkReady(ready, context.reference);
  if (incomplete.length > 0) return refuse(incomplete);
  const refusal = whyRefused(ready, context);
  if (refusal) return refuse(refusal, { writes: [spend(checkout, 'failed')] });
  const challenged = state.sources.find((source) => source.document.state === 'requires_action');
  if (challenged) return askForAction(checkout, challenged);
  const flow = beginOrder(ready, context);
  context.explain?.(() => orderReasons(flow.order.document));
  return accept(flow.order.document, {
    ...effectsOf(flow),
    writes: [spend(checkout, 'confirmed', flow.order.id), ...effectsOf(flow).writes],
  });
}

function whyRefused(state: OrderMaterials, { reference }: Context): DomainError | null {
  const notAllowed = checkAllowed(state, reference);
  if (notAllowed) return notAllowed;
  if (triggerOf(state, reference) === 'refused') return conflict('fraud_block', 'Fraud screening refused the order.');
  if (!refusedSource(state.sources)) return null;
  // A renewal learns why it was declined; a shopper is only told that it was.
  const renewal = state.checkout.document.chargeType === 'merchant_initiated';
  return conflict(renewal ? 'declined' : 'failed-request', 'The payment was declined. Create a new checkout.');
}

/** The provider names `orderId` here, though `checkoutId` was sent. */
function spentCheckout({ id, document, hidden }: CheckoutRecord): DomainError {
  const became = document.payment.session.state !== 'failed';
  const order = hidden.orderId ? `order '${hidden.orderId}'` : 'an order';
  const what = became ? `became ${order}` : 'was used up when its order was refused; create another';
  return { status: 404, code: 'not_found', parameter: 'orderId', message: `Checkout '${id}' ${what}.` };
}

/** An order, or any 409, uses the checkout up. */
function spend(checkout: CheckoutRecord, state?: 'confirmed' | 'failed', orderId?: string): CheckoutRecord {
  const { payment } = checkout.document;
  const session = state ? moveSession(payment.session, state) : payment.session;
  return {
    ...checkout,
    document: { ...checkout.document, payment: { ...payment, session } },
    hidden: withoutUndefined({
      ...checkout.hidden,
      orderId,
      orderedBy: undefined,
      state: move(checkoutMachine, 'open', 'spent') as 'spent',
    }),
  };
}

/** The one 409 after which the same checkout is used again. */
function askForAction(checkout: CheckoutRecord, source: SourceRecord): Decision<Order> {
  const { payment } = checkout.document;
  const redirectUrl = source.document.nextAction?.data?.redirectUrl;
  const data = withoutUndefined({ sourceId: source.id, sessionId: payment.session.id, redirectUrl });
  const nextAction: NextAction = { action: 'sca_required', data: data as Record<string, string> };
  const session =
    payment.session.state === 'requires_action'
      ? payment.session
      : moveSession(payment.session, 'requires_action', nextAction);
  const waiting = { ...checkout, document: { ...checkout.document, payment: { ...payment, session } } };
  const message = 'The shopper must authenticate the payment; then place the order again.';
  return refuse(conflict('additional_payment_action_required', message), { writes: [waiting] });
}

/** The checkout of an order that was refused by a made-up 409, which uses it up as every 409 here but one. */
export async function usedUp({ status, code, body, read }: MadeUpRefusal): Promise<readonly CheckoutRecord[]> {
  const id = (body as { checkoutId?: unknown } | null)?.checkoutId;
  const isFinal = status === 409 && code !== 'additional_payment_action_required';
  const checkout = isFinal && typeof id === 'string' ? await read.find('checkout', id) : null;
  if (!checkout || !isOpen(checkout)) return [];
  const { state } = checkout.document.payment.session;
  // An order that was not ready has no payment that could fail.
  return [spend(checkout, isStep(sessionMachine, state, 'failed') ? 'failed' : undefined)];
}
