/** The first steps of an order that may exist: charges, screening, and waiting where somebody else has to act. */
import type { NextAction } from '../../../../generated/contract/types';
import type { EventType } from '../../../../generated/reference/event-types';
import type { Context } from '../../kernel/decision';
import type { OrderTriggerOutcome } from '../../kernel/reference';
import { moveSession } from '../payments/session';
import { editSource, isSecondary } from '../sources/lifecycle';
import type { SourceRecord } from '../sources/record';
import { recount } from './amounts';
import { schedule } from './due';
import { chargesOf, edit, emitCharge, emitOrder, type OrderFlow, startFlow, write } from './flow';
import { newOrder } from './new-order';
import { type OrderMaterials, triggerOf } from './preconditions';
import { authorizeCharges, consumeSources, moveOrderSession, reserveCharges, showSources } from './settle';

/** How the payment starts out. */
type Start = 'complete' | 'pending' | 'pending_redirect' | 'pending_funds';

/** Creates the order and takes it as far as its payment and its screening let it go. */
export function beginOrder(state: OrderMaterials, context: Context): OrderFlow {
  const trigger = triggerOf(state, context.reference);
  const start = startOf(state.sources, trigger);
  const review = start === 'complete' && (trigger === 'review-passes' || trigger === 'review-denies') ? trigger : null;
  const first = start !== 'complete' ? 'pending_payment' : review ? 'in_review' : 'accepted';
  const order = newOrder(state, first, context);
  let flow = awaitBank(emitOrder(emitOrder(startFlow(order, context), 'order.created'), 'order.submitted'), trigger);
  flow = emitCharges(flow, 'order.charge.created');
  if (start !== 'complete') return recount(waitForPayment(flow, start, state.sources, trigger));
  if (review) flow = emitOrder(flow, 'order.review_opened');
  // The order of an invoice is captured at once.
  flow = (state.isBilled ? authorizeCharges : reserveCharges)(moveOrderSession(flow, 'confirmed'));
  flow = consumeSources(moveOrderSession(flow, 'complete'), state.sources);
  if (review) return schedule(flow, review, {});
  return emitOrder(flow, 'order.accepted');
}

const dayInSeconds = 86_400;

/** How the bank of some buyers decides a dispute; absent where it leaves it open. */
const bankDecides: Partial<Record<OrderTriggerOutcome, 'open' | 'resolved' | 'charged-back'>> = {
  'dispute-stays': 'open',
  'dispute-resolved': 'resolved',
  'dispute-charged-back': 'charged-back',
};

/** Some buyers go to their bank. */
function awaitBank(flow: OrderFlow, trigger: OrderTriggerOutcome | null): OrderFlow {
  const end = trigger ? bankDecides[trigger] : undefined;
  return end ? schedule(flow, 'bank-asks', { end }, dayInSeconds) : flow;
}

function emitCharges(flow: OrderFlow, type: EventType): OrderFlow {
  return chargesOf(flow).reduce((next, charge) => emitCharge(next, type, charge.id), flow);
}

const SLOW = ['charge-fails-later', 'charge-stays-pending'];

function startOf(sources: readonly SourceRecord[], trigger: OrderTriggerOutcome | null): Start {
  if (sources.some((source) => source.document.state === 'pending_redirect')) return 'pending_redirect';
  if (sources.some((source) => source.document.state === 'pending_funds')) return 'pending_funds';
  const tagged = trigger === 'payment-pending' || trigger === 'payment-pending-fails';
  const slow = tagged || sources.some((source) => SLOW.includes(source.hidden.testBehavior));
  return slow && sources.length > 0 ? 'pending' : 'complete';
}

/** The order waits: for a shopper, for money, or for the time the sandbox lets pass. */
function waitForPayment(
  flow: OrderFlow,
  start: Exclude<Start, 'complete'>,
  sources: readonly SourceRecord[],
  trigger: OrderTriggerOutcome | null,
): OrderFlow {
  const { now } = flow.context;
  const linked = sources.map((source) => editSource(source, {}, now, { orderId: flow.order.id }));
  const waiting = waitingSession(flow, start, linked);
  const told = emitOrder(emitCharges(waiting, 'order.charge.pending'), 'order.pending_payment');
  if (start !== 'pending') return write(showSources(told, linked), ...linked);
  const stays = sources.some((source) => source.hidden.testBehavior === 'charge-stays-pending');
  const fails =
    trigger === 'payment-pending-fails' || sources.some(({ hidden }) => hidden.testBehavior === 'charge-fails-later');
  const pendingPayment = stays ? 'stays' : fails ? 'fails' : 'succeeds';
  const held = consumeSources(edit(told, {}, { pendingPayment }), sources);
  return stays ? held : schedule(held, fails ? 'payment-fails' : 'payment-arrives', {});
}

function waitingSession(flow: OrderFlow, to: Exclude<Start, 'complete'>, sources: readonly SourceRecord[]): OrderFlow {
  const { payment } = flow.order.document;
  const { session: before } = payment;
  const ready = before.state === 'requires_action' ? moveSession(before, 'requires_confirmation') : before;
  const session = moveSession(ready, to, nextActionOf(sources));
  return edit(flow, { payment: { ...payment, session } });
}

function nextActionOf(sources: readonly SourceRecord[]): NextAction | undefined {
  const primary = sources.find((source) => !isSecondary(source.document))?.document;
  if (primary?.state === 'pending_redirect' && primary.redirect)
    return { action: 'redirect', data: { redirectUrl: primary.redirect.redirectUrl } };
  if (primary?.state !== 'pending_funds') return undefined;
  const data = { sourceId: primary.id, sourceClientSecret: primary.clientSecret };
  return { action: 'show_payment_instructions', data };
}
