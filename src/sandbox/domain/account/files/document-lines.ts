/** What an invoice or a credit memo of the sandbox says. */
import type { Order } from '../../sale/orders/types';

type Billed = Pick<Order, 'currency' | 'items' | 'totalShipping' | 'totalTax' | 'totalAmount' | 'refundedAmount'>;

/** @param createdTime when the document was made */
export function linesOf(title: string, createdTime: string, order: Billed | undefined): string[] {
  const head = [title, `Made by the sandbox on ${createdTime}. No money has moved.`, ''];
  if (!order) return head;
  const { currency, items, totalShipping, totalTax, totalAmount, refundedAmount } = order;
  const lines = items.map(({ quantity, skuId, productDetails, amount }) => {
    const product = productDetails?.name ?? skuId ?? 'Item';
    return `${quantity} x ${product}: ${amount} ${currency}`;
  });
  const sums = [
    `Shipping: ${totalShipping} ${currency}`,
    `Tax: ${totalTax} ${currency}`,
    `Total: ${totalAmount} ${currency}`,
  ];
  const refunded = refundedAmount === undefined ? [] : [`Refunded: ${refundedAmount} ${currency}`];
  return [...head, ...lines, '', ...sums, ...refunded];
}
