/** Why a new refund is worth what it is worth. */
import type { RefundRequest } from '../../../../generated/contract/types';
import type { Reason } from '../../kernel/reasons';
import type { OrderFlow } from '../../sale/orders/flow';
import { isAbsent } from './asked';
import type { Refund } from './types';

const parts: Readonly<Record<string, string>> = { tax: 'its tax', shipping: 'its shipping', items: 'its lines' };

function itemReason(item: Refund['items'][number], index: number, { order }: OrderFlow): Reason {
  const line = order.document.items.find(({ id }) => id === item.itemId);
  const units = item.quantity ? `${item.quantity} of ${line?.quantity ?? '?'} units` : 'all captured units';
  const share = item.percent ? `${item.percent} % of ${units}` : units;
  const asked = !item.quantity && !item.percent;
  const how = asked
    ? 'The amount asked for'
    : `${share} of the line, product and tax, by the difference of rounded totals`;
  return { pointer: `items[${index}].amount`, text: `${how}: ${item.amount} ${order.document.currency}` };
}

/** @param before the order as the refund found it */
export function refundReasons(input: RefundRequest, refund: Refund, before: OrderFlow): readonly Reason[] {
  const { capturedAmount, availableToRefundAmount, currency } = before.order.document;
  const of = parts[input.type ?? ''] ?? 'the order';
  const left = `${availableToRefundAmount} of ${capturedAmount} ${currency} captured could be refunded`;
  const amount: Reason = {
    pointer: 'amount',
    text: isAbsent(input.percent) ? `The amount asked for; ${left}` : `${input.percent} % of ${of}; ${left}`,
  };
  return [
    ...(refund.amount === undefined ? [] : [amount]),
    ...refund.items.map((item, index) => itemReason(item, index, before)),
    {
      pointer: 'state',
      text: 'A refund begins pending. It has usually moved on a moment later: retrieve it, or read its events',
    },
    { pointer: 'refundedAmount', text: 'Counts what was paid back, which is nothing while the refund is pending' },
  ];
}
