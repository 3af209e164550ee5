/** Refunds that wait until the buyer names a bank account. The token opens the form of the browser library; here a control call stands for it. */

import { addSeconds } from '../../kernel/time';
import { DETAILS_SECONDS, needsDetails } from '../../sale/charges/bank-details';
import { settleOperations } from '../../sale/charges/outcomes';
import { recount } from '../../sale/orders/amounts';
import { schedule } from '../../sale/orders/due';
import { emit, type OrderFlow, write } from '../../sale/orders/flow';
import { countRefund, moveRefund, refundEvent } from './moves';
import type { RefundRecord } from './record';

declare module '../../kernel/ids' {
  interface InnerIds {
    'refund-token': string;
  }
}

export function waitsForDetails(flow: OrderFlow, refund: RefundRecord): boolean {
  return refund.hidden.operations.some(({ chargeId }) => needsDetails(flow, chargeId));
}

/** Asks the buyer for bank details, for 30 days. */
export function askForDetails(flow: OrderFlow, refund: RefundRecord): OrderFlow {
  const { context } = flow;
  const asked = settleOperations(flow, 'refund', refund.hidden.operations, 'pending_information');
  const tokenInformation = {
    token: context.newId('refund-token'),
    expiresTime: addSeconds(context.now, DETAILS_SECONDS),
  };
  const waiting = moveRefund(refund, 'pending_information', { tokenInformation }, asked);
  const told = emit(write(asked, waiting), refundEvent('refund.pending_information', waiting));
  return schedule(told, 'refund-expires', { refundId: refund.id }, DETAILS_SECONDS);
}

/** The buyer has named an account: the refund goes on as any other. */
export function withDetails(flow: OrderFlow, refund: RefundRecord) {
  const given = moveRefund(refund, 'pending', { tokenInformation: undefined }, flow);
  return { flow: emit(flow, refundEvent('refund.pending', given)), refund: given };
}

/** Nobody named an account in time: the money stays, and can be asked for again. No event of the refund tells of it. */
export function expireRefund(flow: OrderFlow, refund: RefundRecord): OrderFlow {
  const settled = settleOperations(flow, 'refund', refund.hidden.operations, 'failed');
  const expired = moveRefund(refund, 'expired', { tokenInformation: undefined }, settled);
  return write(recount(countRefund(settled, refund.hidden, -1)), expired);
}
