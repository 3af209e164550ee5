/** A payer's bank asks about an order, and takes its money back or not. Control calls stand for the bank. */
import type { DomainError } from '../../kernel/decision';
import { isStep } from '../../kernel/machine';
import { conflict, invalid } from '../../kernel/problems';
import { recount } from '../../sale/orders/amounts';
import { resumeOrder } from '../../sale/orders/finish';
import { edit, emitOrder, moveFraud, moveOrder, type OrderFlow } from '../../sale/orders/flow';
import { linesOf } from '../../sale/orders/lines';
import { availableToRefund, balancesOf } from '../../sale/orders/refundable';
import { orderMachine } from '../../sale/orders/transitions';
import { amountOf } from '../refunds/asked';
import { draw, leftIn, wholePots } from '../refunds/pool';
import { takeShares } from '../refunds/shares';

export type Settled =
  | { readonly ok: true; readonly flow: OrderFlow }
  | { readonly ok: false; readonly error: DomainError };

const refused = (error: DomainError): Settled => ({ ok: false, error });

const wrongState = ({ order: { document } }: OrderFlow, action: string): Settled =>
  refused(conflict('invalid_state', `Order '${document.id}' is ${document.state}: nobody can ${action} it.`, 'state'));

/** While the bank asks, nothing is shipped, refunded or returned. */
export function openDispute(flow: OrderFlow): Settled {
  const { state, fraudState } = flow.order.document;
  if (!isStep(orderMachine, state, 'dispute')) return wrongState(flow, 'dispute');
  const asked = fraudState === 'passed' ? moveFraud(flow, 'review_opened') : flow;
  return { ok: true, flow: emitOrder(edit(moveOrder(asked, 'dispute'), {}, { disputedFrom: state }), 'order.dispute') };
}

/** The order is where it was before the dispute, or further where captures ended meanwhile. It always knows where that is. */
function closed(flow: OrderFlow): OrderFlow {
  const { disputedFrom = 'accepted' } = flow.order.hidden;
  const passed = flow.order.document.fraudState === 'review_opened' ? moveFraud(flow, 'passed') : flow;
  const moved = edit(moveOrder(passed, disputedFrom), {}, { disputedFrom: undefined });
  return resumeOrder(emitOrder(moved, 'order.dispute.resolved'));
}

export function resolveDispute(flow: OrderFlow): Settled {
  return flow.order.document.state === 'dispute' ? { ok: true, flow: closed(flow) } : wrongState(flow, 'resolve');
}

export interface AskedBack {
  /** In major units; all that is left to refund when absent. */
  readonly amount?: unknown;
  /** Whether the bank calls it fraud. */
  readonly fraud?: unknown;
}

/**
 * The bank grants the buyer's wish: the dispute ends, the money is gone, and what is left to refund is less. The charges
 * keep what was captured: the provider shows the loss in `availableToRefundAmount` and in a sales transaction.
 */
export function chargeBack(flow: OrderFlow, { amount: wanted, fraud = false }: AskedBack): Settled {
  if (flow.order.document.state !== 'dispute') return wrongState(flow, 'charge back');
  if (typeof fraud !== 'boolean') return refused(invalid('fraud', 'fraud is true or false.'));
  const balances = balancesOf(flow);
  const pots = wholePots(flow, balances);
  const most = Math.min(leftIn(pots), availableToRefund(flow, balances));
  const asked = wanted === undefined ? { ok: true as const, amount: most } : amountIn(wanted, flow);
  if (!asked.ok) return refused(invalid('amount', 'amount is a number of the order’s currency, above 0.'));
  if (asked.amount <= 0 || asked.amount > most)
    return refused(
      conflict('invalid_state', `${flow.currency.major(most)} of the order can be charged back.`, 'amount'),
    );
  const shares = draw(pots, asked.amount);
  const chargeback = { id: flow.context.newId('chargeback'), fraud, shares };
  const chargebacks = [...(flow.order.hidden.chargebacks ?? []), chargeback];
  const lines = linesOf(flow);
  takeShares(lines, shares, 1);
  const taken = recount(edit(lines.applyTo(flow), {}, { chargebacks }));
  return { ok: true, flow: emitOrder(closed(taken), 'order.chargeback') };
}

declare module '../../kernel/ids' {
  interface InnerIds {
    chargeback: string;
  }
}

function amountIn(wanted: unknown, flow: OrderFlow) {
  return typeof wanted === 'number' || typeof wanted === 'string'
    ? amountOf(wanted, flow.currency)
    : { ok: false as const };
}
