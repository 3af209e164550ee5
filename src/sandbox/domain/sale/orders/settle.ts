/** What happens to an order after it was created: its payment settles, its review ends. */

import type { OrderCharge } from '../../../../generated/contract/types';
import { withoutUndefined } from '../../kernel/changes';
import { move } from '../../kernel/machine';
import { awaitLapse, noteAuthorized } from '../charges/authorizations';
import { openOperations } from '../charges/operations';
import { settleOperations } from '../charges/outcomes';
import { chargeMachine } from '../charges/transitions';
import { moveSession } from '../payments/session';
import type { SessionState } from '../payments/types';
import { changeSource } from '../sources/lifecycle';
import type { SourceRecord } from '../sources/record';
import { summaryOf } from '../sources/shown';
import { recount } from './amounts';
import {
  chargesOf,
  edit,
  editCharge,
  emitCharge,
  emitOrder,
  moveFraud,
  moveOrder,
  type OrderFlow,
  write,
} from './flow';
import { moveItems } from './lines';

/** Moves the order's payment session on. */
export function moveOrderSession(flow: OrderFlow, to: SessionState): OrderFlow {
  const { payment } = flow.order.document;
  return edit(flow, { payment: { ...payment, session: moveSession(payment.session, to) } });
}

/** Shows sources as they are now. */
export function showSources(flow: OrderFlow, sources: readonly SourceRecord[]): OrderFlow {
  const { payment } = flow.order.document;
  const shown = payment.sources?.map((copy) => {
    const current = sources.find((source) => source.id === copy.id)?.document;
    return current ? withoutUndefined({ ...summaryOf(current), amount: copy.amount }) : copy;
  });
  return edit(flow, { payment: withoutUndefined({ ...payment, sources: shown }) });
}

/** A source for single use has done its work once its charge is authorized. */
export function consumeSources(flow: OrderFlow, sources: readonly SourceRecord[]): OrderFlow {
  const { now } = flow.context;
  const used = sources.map((source) => {
    const single = source.document.state === 'chargeable' && !source.document.reusable;
    return single ? changeSource(source, 'consumed', {}, now, { orderId: flow.order.id }) : source;
  });
  return showSources(write(flow, ...used), used);
}

/** Moves every pending charge to a state, and tells of each. */
function movePending(
  flow: OrderFlow,
  to: 'capturable' | 'failed' | 'cancelled',
  fields: Pick<OrderCharge, 'failureCode' | 'failureMessage'> = {},
): OrderFlow {
  return pendingCharges(flow).reduce((next, id) => {
    const moved = editCharge(next, id, (charge) => ({
      ...charge,
      ...fields,
      state: move(chargeMachine, charge.state, to),
    }));
    return emitCharge(moved, `order.charge.${to}`, id);
  }, flow);
}

const pendingCharges = (flow: OrderFlow) =>
  chargesOf(flow)
    .filter(({ state }) => state === 'pending')
    .map(({ id }) => id);

/** Every pending charge becomes capturable: from now on the bank keeps its money reserved. */
export function authorizeCharges(flow: OrderFlow): OrderFlow {
  return movePending(noteAuthorized(flow, pendingCharges(flow)), 'capturable');
}

/** The same where the money is to be captured later: the bank will not keep it reserved for ever. */
export function reserveCharges(flow: OrderFlow): OrderFlow {
  return awaitLapse(authorizeCharges(flow), pendingCharges(flow));
}

/** The session of a payment that came through, from wherever the payment method had got to. */
function completeSession(flow: OrderFlow): OrderFlow {
  const { state } = flow.order.document.payment.session;
  const released = state === 'processing' ? moveOrderSession(flow, 'chargeable') : flow;
  return moveOrderSession(released, 'complete');
}

/** The payment came through: the order is accepted. */
export function settlePayment(flow: OrderFlow, sources: readonly SourceRecord[]): OrderFlow {
  const paid = consumeSources(completeSession(reserveCharges(flow)), sources);
  return emitOrder(edit(moveOrder(paid, 'accepted'), {}, { pendingPayment: undefined }), 'order.accepted');
}

/** The payment failed or never came: the order is cancelled. */
export function failPayment(flow: OrderFlow, reason: string, session: 'failed' | 'cancelled'): OrderFlow {
  const failed = movePending(flow, 'failed', { failureCode: 'failed-request', failureMessage: reason });
  const closed = moveOpenItems(moveOrderSession(failed, session), 'cancelled');
  const cancelled = edit(moveOrder(closed, 'cancelled'), { cancelReason: reason }, { pendingPayment: undefined });
  return emitOrder(cancelled, 'order.cancelled');
}

function moveOpenItems(flow: OrderFlow, to: 'cancelled' | 'blocked'): OrderFlow {
  return moveItems(flow, (item) => (item.state === 'created' ? [to] : []));
}

/** The payment came through, and screening wants a second look before the order is accepted. */
export function openReview(flow: OrderFlow, sources: readonly SourceRecord[]): OrderFlow {
  const paid = consumeSources(completeSession(reserveCharges(flow)), sources);
  const asked = paid.order.document.fraudState === 'passed' ? moveFraud(paid, 'review_opened') : paid;
  return emitOrder(edit(moveOrder(asked, 'in_review'), {}, { pendingPayment: undefined }), 'order.review_opened');
}

/** Screening refuses while the payment is pending: nothing was reserved, and nothing will be. */
export function blockPending(flow: OrderFlow): OrderFlow {
  const cancelled = movePending(flow, 'cancelled');
  const closed = moveOpenItems(moveOrderSession(cancelled, 'failed'), 'blocked');
  const blocked = edit(moveOrder(moveFraud(closed, 'blocked'), 'blocked'), {}, { pendingPayment: undefined });
  return emitOrder(blocked, 'order.blocked');
}

/** The reviewer has no objection. */
export function passReview(flow: OrderFlow): OrderFlow {
  const closed = emitOrder(moveFraud(flow, 'passed'), 'order.review_closed');
  return emitOrder(moveOrder(closed, 'accepted'), 'order.accepted');
}

/** The reviewer refuses: the order is blocked and the money released. */
export function denyReview(flow: OrderFlow): OrderFlow {
  const blocked = moveOpenItems(moveOrder(moveFraud(flow, 'blocked'), 'blocked'), 'blocked');
  return recount(cancelCharges(emitOrder(blocked, 'order.blocked')));
}

function cancelCharges(flow: OrderFlow): OrderFlow {
  const amount = chargesOf(flow).reduce((sum, charge) => sum + flow.currency.minor(charge.amount), 0);
  const opened = openOperations(flow, 'cancel', amount);
  const settled = settleOperations(opened.flow, 'cancel', opened.keys, 'complete');
  return chargesOf(settled)
    .filter((charge) => charge.state === 'cancelled')
    .reduce((next, charge) => emitCharge(next, 'order.charge.cancelled', charge.id), settled);
}
