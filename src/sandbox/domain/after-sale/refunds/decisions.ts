import type { RefundedCharge, RefundRequest, RefundState } from '../../../../generated/contract/types';
import type { EventType } from '../../../../generated/reference/event-types';
import { withoutUndefined } from '../../kernel/changes';
import { sameCode } from '../../kernel/codes';
import { accept, type Context, type Decision, type DomainError, type EventDraft, refuse } from '../../kernel/decision';
import { move } from '../../kernel/machine';
import { sum } from '../../kernel/money/money';
import { invalid, missing, unknownId } from '../../kernel/problems';
import { toSeconds } from '../../kernel/time';
import { byCharge, type OperationKey, openOperations, settleOperations } from '../../sale/charges/operations';
import { recount } from '../../sale/orders/amounts';
import { schedule } from '../../sale/orders/due';
import { addFile } from '../../sale/orders/files';
import { chargesOf, effectsOf, emit, emitOrder, type OrderFlow, startFlow, write } from '../../sale/orders/flow';
import { linesOf } from '../../sale/orders/lines';
import type { OrderRecord } from '../../sale/orders/record';
import { settleReturned } from '../../sale/orders/returned';
import { orderMachine } from '../../sale/orders/transitions';
import { isAbsent } from './asked';
import { planRefund } from './plan';
import type { RefundRecord } from './record';
import { takeShares } from './shares';
import { takeLineStep, takeOrderSteps } from './steps';
import { refundMachine } from './transitions';
import type { Refund, RefundHidden, RefundPlan } from './types';

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
  const made = makeRefund(input, startFlow(order, context));
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

function refundEvent(type: EventType, refund: RefundRecord): EventDraft {
  return { type, objectKind: 'refund', objectId: refund.id, object: refund.document };
}

/** The refund as pending, its operations opened, its shares taken from the lines. */
function begin(input: RefundRequest, plan: RefundPlan, start: OrderFlow) {
  const taken = count(start, plan, 1);
  const { flow, keys } = openOperations(taken, 'refund', plan.amount);
  const refund = build(input, plan, keys, flow);
  const events = [refundEvent('refund.pending', refund), ...flow.events];
  return { flow: recount({ ...flow, events }), refund };
}

/** Counts shares and steps of a refund in (1), or takes them back (-1). */
function count(
  flow: OrderFlow,
  { shares, steps = [] }: Pick<RefundHidden, 'shares' | 'steps'>,
  sign: 1 | -1,
): OrderFlow {
  const lines = linesOf(flow);
  takeShares(lines, shares, sign);
  for (const step of steps) takeLineStep(lines, step, sign);
  return takeOrderSteps(lines.applyTo(flow), steps, sign);
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

function refundCharges(flow: OrderFlow, keys: readonly OperationKey[]): RefundedCharge[] {
  const operations = byCharge(keys);
  return chargesOf(flow)
    .filter((charge) => operations.has(charge.id))
    .map((charge) => ({
      id: charge.id,
      captured: charge.captured,
      refunded: charge.refunded,
      sourceId: charge.sourceId,
      refunds: (charge.refunds ?? [])
        .filter((operation) => operations.get(charge.id)?.has(operation.id))
        .map(({ createdTime, amount, state }) => ({
          createdTime,
          amount,
          state: state === 'pending_information' ? 'pending' : state,
        })),
    }));
}

function settleAsTested(flow: OrderFlow, refund: RefundRecord): OrderFlow {
  const behaviors = refund.hidden.operations.map((key) => flow.order.hidden.charges[key.chargeId]?.testBehavior);
  if (behaviors.includes('refund-failed')) return failRefund(flow, refund);
  if (behaviors.includes('refund-fails-later'))
    return schedule(write(flow, refund), 'refund-fails', { refundId: refund.id });
  return completeRefund(flow, refund);
}

function moveRefund(refund: RefundRecord, to: RefundState, fields: Partial<Refund>, flow: OrderFlow): RefundRecord {
  const { document } = refund;
  return {
    ...refund,
    document: {
      ...document,
      ...fields,
      state: move(refundMachine, document.state, to),
      updatedTime: toSeconds(flow.context.now),
      charges: refundCharges(flow, refund.hidden.operations),
    },
  };
}

function completeRefund(flow: OrderFlow, refund: RefundRecord): OrderFlow {
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
  const returned = recount(count(settled, refund.hidden, -1));
  const events = [...flow.events, refundEvent('refund.failed', failed), ...settled.events];
  return write({ ...returned, events }, failed);
}
