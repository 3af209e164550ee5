/** The amounts an order shows about its money, computed from its charges and lines. */

import type { OrderCharge } from '../../../../generated/contract/types';
import { sum } from '../../kernel/money/money';
import { cancelledOn, capturedOn, refundedOn } from '../charges/operations';
import { chargesOf, edit, type OrderFlow } from './flow';
import { NOTHING } from './parts';
import { availableToRefund, balancesOf } from './refundable';

/** Brings the order's own figures up to date. */
export function recount(flow: OrderFlow): OrderFlow {
  const { currency } = flow;
  const charges = chargesOf(flow);
  const balances = balancesOf(flow);
  return edit(flow, {
    capturedAmount: currency.major(sum(charges.map((charge) => capturedOn(charge, currency)))),
    cancelledAmount: currency.major(sum(charges.map((charge) => cancelledOn(charge, currency)))),
    refundedAmount: shownRefunds(charges, flow),
    availableToRefundAmount: currency.major(availableToRefund(flow, balances)),
    items: flow.order.document.items.map((item) => {
      const left = balances.get(item.id)?.left ?? NOTHING;
      return { ...item, availableToRefundAmount: currency.major(left.product + left.productTax) };
    }),
  });
}

/** Absent until the first refund. */
function shownRefunds(charges: readonly OrderCharge[], { currency, order }: OrderFlow): number | undefined {
  const refunded = sum(charges.map((charge) => refundedOn(charge, currency, 'complete')));
  return refunded === 0 && order.document.refundedAmount === undefined ? undefined : currency.major(refunded);
}
