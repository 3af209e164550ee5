/** Why a new order says what it says: most of it was decided when its checkout was priced. */
import type { OrderItem } from '../../../../generated/contract/types';
import type { Reason } from '../../kernel/reasons';
import type { CheckoutRecord } from '../checkouts/record';
import type { Order } from './types';

const taken = ['totalAmount', 'subtotal', 'totalTax', 'totalDiscount', 'totalShipping', 'totalFees'] as const;

/** Of the state that an order begins in. */
const firstStates: Readonly<Record<string, string>> = {
  accepted: 'The payment is authorized in full, and fraud screening passed',
  in_review: 'Fraud screening wants a person to look: the tag in the shopper’s email address asks for it',
  pending_payment: 'The payment is not there yet: the shopper, a transfer or the slow charge of a test name is awaited',
};

function itemReasons(item: OrderItem, index: number): Reason[] {
  const at = `items[${index}]`;
  return [
    { pointer: `${at}.amount`, text: 'As the checkout’s line' },
    { pointer: `${at}.tax.amount`, text: `As the checkout’s line, at the rate of ${item.tax?.rate ?? 0}` },
    { pointer: `${at}.availableToRefundAmount`, text: 'What is captured of the line and not refunded' },
  ];
}

export function orderReasons(order: Order, checkout: CheckoutRecord): readonly Reason[] {
  const totals = taken.map((pointer) => ({
    pointer,
    text: `Taken over from checkout ${checkout.id}, as it was priced`,
  }));
  const charges = (order.payment.charges ?? []).map((charge, index) => ({
    pointer: `payment.charges[${index}].amount`,
    text: `What source ${charge.sourceId} contributes; authorized now, captured as goods are shipped`,
  }));
  const state = firstStates[order.state];
  return [
    ...totals,
    ...order.items.flatMap(itemReasons),
    ...charges,
    { pointer: 'capturedAmount', text: 'Nothing is captured before something is fulfilled' },
    { pointer: 'availableToRefundAmount', text: 'What is captured and not refunded' },
    ...(state === undefined ? [] : [{ pointer: 'state', text: state, source: { table: 'order-states' } as const }]),
  ];
}
