/** The amounts an order shows about its money, computed from its charges and lines. */
import { cancelledOn, capturedOn, refundedOn } from '../charges/operations';
import { sum } from '../money/money';
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
    refundedAmount: currency.major(sum(charges.map((charge) => refundedOn(charge, currency, 'complete')))),
    availableToRefundAmount: currency.major(availableToRefund(flow, balances)),
    items: flow.order.document.items.map((item) => {
      const left = balances.get(item.id)?.left ?? NOTHING;
      return { ...item, availableToRefundAmount: currency.major(left.product + left.productTax) };
    }),
  });
}
