import type { RefundRequest } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { sameCode } from '../../kernel/codes';
import { accept, type Context, type Decision, type DomainError, refuse } from '../../kernel/decision';
import { move } from '../../kernel/machine';
import { sum } from '../../kernel/money/money';
import { invalid, missing, unknownId } from '../../kernel/problems';
import { toSeconds } from '../../kernel/time';
import { type OperationKey, openOperations } from '../../sale/charges/operations';
import { settleOperations } from '../../sale/charges/outcomes';
import { recount } from '../../sale/orders/amounts';
import { schedule } from '../../sale/orders/due';
import { addFile } from '../../sale/orders/files';
import { effectsOf, emit, emitOrder, type OrderFlow, startFlow, write } from '../../sale/orders/flow';
import { namedTrigger } from '../../sale/orders/preconditions';
import type { OrderRecord } from '../../sale/orders/record';
import { settleReturned } from '../../sale/orders/returned';
import { orderMachine } from '../../sale/orders/transitions';
import { isAbsent } from './asked';
import { askForDetails, waitsForDetails, withDetails } from './details';
import { countRefund, moveRefund, refundEvent } from './moves';
import { planRefund } from './plan';
import { refundReasons } from './reasons';
import type { RefundRecord } from './record';
import { refundMachine } from './transitions';
import type { Refund, RefundPlan } from './types';

/**
 * Pays captured money back. The answer shows the refund as it is created, `pending` with nothing refunded; what is stored has
 * usually succeeded or failed already, and the events tell the steps.
 */
export function createRefund(
  input: RefundRequest,
  state: { order: OrderRecord | null },
  context: Context,
): Decision<Refund> {
  const { order } = state;
  if (!input.orderId && input.invoiceId) return refuse(unknownId('Invoice', input.invoiceId, 'invoiceId'));
  if (!input.orderId) return refuse(missing('orderId'));
  if (!order) return refuse(invalid('order', `Order '${input.orderId}' not found.`));
  const locked = whyLocked(input, order);
  if (locked) return refuse(locked);
  const before = startFlow(order, context);
  const made = makeRefund(input, before);
  if (made.ok) context.explain?.(() => refundReasons(input, made.refund.document, before));
  return made.ok ? accept(made.refund.document, effectsOf(made.flow)) : refuse(made.error);
}

type Made =
  | { readonly ok: true; readonly refund: RefundRecord; readonly flow: OrderFlow }
  | { readonly ok: false; readonly error: DomainError };

/** A refund as it is created, and its order after what came of it. The flow starts without events. */
export function makeRefund(input: RefundRequest, start: OrderFlow): Made {
  const planned = planRefund(input, start);
  if (!planned.ok) return planned;
  const { flow, refund } = begin(input, planned.plan, start);
  return { ok: true, refund, flow: settleAsTested(flow, refund) };
}

function whyLocked(input: RefundRequest, { document }: OrderRecord): DomainError | null {
  if (document.state === 'dispute') return invalid('order', `Order '${document.id}' is in dispute.`);
  if (!sameCode(input.currency, document.currency))
    return invalid('currency', `Order '${document.id}' is in ${document.currency}.`);
  if (document.capturedAmount > 0) return null;
  return invalid('amountRequested', `Nothing of order '${document.id}' has been captured yet.`);
}

/** The refund as pending, its operations opened, its shares taken from the lines. */
function begin(input: RefundRequest, plan: RefundPlan, start: OrderFlow) {
  const taken = countRefund(start, plan, 1);
  const { flow, keys } = openOperations(taken, 'refund', plan.amount);
  const refund = build(input, plan, keys, flow);
  const events = [refundEvent('refund.pending', refund), ...flow.events];
  return { flow: recount({ ...flow, events }), refund };
}

function build(
  { invoiceId, type, percent, reason, metadata }: RefundRequest,
  plan: RefundPlan,
  keys: readonly OperationKey[],
  flow: OrderFlow,
): RefundRecord {
  const { context, currency, order } = flow;
  const id = context.newId('refund');
  const time = toSeconds(context.now);
  const document = withoutUndefined<Refund>({
    id,
    createdTime: time,
    updatedTime: time,
    orderId: order.id,
    invoiceId,
    currency: currency.code,
    type,
    amount: plan.items ? undefined : currency.major(plan.amount),
    percent: isAbsent(percent) ? undefined : Number(percent),
    refundedAmount: 0,
    items: [...(plan.items ?? [])],
    reason,
    state: move(refundMachine, null, 'pending'),
    metadata,
    liveMode: context.liveMode,
  });
  return { kind: 'refund', id, document, hidden: { shares: plan.shares, operations: keys, steps: plan.steps } };
}

function settleAsTested(flow: OrderFlow, refund: RefundRecord): OrderFlow {
  const behaviors = refund.hidden.operations.map((key) => flow.order.hidden.charges[key.chargeId]?.testBehavior);
  const { email, payment } = flow.order.document;
  const trigger = namedTrigger(email, payment.sources ?? [], flow.context.reference);
  if (trigger === 'refund-fails' || behaviors.includes('refund-failed')) return failRefund(flow, refund);
  if (trigger === 'refund-stays-pending') return write(flow, refund);
  return trigger === 'refund-needs-details' || waitsForDetails(flow, refund)
    ? askForDetails(flow, refund)
    : payRefund(flow, refund);
}

/** Pays, or fails after a while where the test payment says so. */
function payRefund(flow: OrderFlow, refund: RefundRecord): OrderFlow {
  const behaviors = refund.hidden.operations.map((key) => flow.order.hidden.charges[key.chargeId]?.testBehavior);
  if (behaviors.includes('refund-fails-later'))
    return schedule(write(flow, refund), 'refund-fails', { refundId: refund.id });
  return completeRefund(flow, refund);
}

/** The buyer has named a bank account for the money. */
export function giveDetails(flow: OrderFlow, refund: RefundRecord): OrderFlow {
  const given = withDetails(flow, refund);
  return payRefund(given.flow, given.refund);
}

/** The payment method has paid the money back. */
export function completeRefund(flow: OrderFlow, refund: RefundRecord): OrderFlow {
  const paid = recount(settleOperations(flow, 'refund', refund.hidden.operations, 'complete'));
  const items = refund.document.items.map((item) => ({ ...item, refundedAmount: item.amount ?? 0 }));
  const refundedAmount = flow.currency.major(sum(refund.hidden.shares.map((share) => share.amount)));
  const done = moveRefund(refund, 'succeeded', { refundedAmount, items }, paid);
  const { state } = paid.order.document;
  move(orderMachine, state, state);
  const settled = settleReturned(paid);
  const told = emitOrder(emit(write(settled, done), refundEvent('refund.complete', done)), 'order.refunded');
  return addFile(told, 'customer_credit_memo');
}

/** The money stays where it is, and can be asked for again. */
export function failRefund(flow: OrderFlow, refund: RefundRecord): OrderFlow {
  const settled = settleOperations({ ...flow, events: [] }, 'refund', refund.hidden.operations, 'failed');
  const failed = moveRefund(refund, 'failed', { failureReason: 'expired_or_canceled_card' }, settled);
  const returned = recount(countRefund(settled, refund.hidden, -1));
  const events = [...flow.events, refundEvent('refund.failed', failed), ...settled.events];
  return write({ ...returned, events }, failed);
}
