/** The amounts an order shows about its money, computed from its charges and lines. */
import { cancelledOn, capturedOn, refundedOn } from '../charges/operations';
import type { LineParts } from '../checkouts/types';
import { proportion, sum } from '../money/money';
import { chargesOf, edit, lineOf, type OrderFlow } from './flow';
import type { LineProgress, PartName } from './types';

export const PARTS: readonly PartName[] = [
  'product',
  'productTax',
  'shipping',
  'shippingTax',
  'fees',
  'feesTax',
  'duty',
  'importerTax',
];

export const NOTHING: LineParts = {
  product: 0,
  productTax: 0,
  shipping: 0,
  shippingTax: 0,
  fees: 0,
  feesTax: 0,
  duty: 0,
  importerTax: 0,
};

export function mapParts(change: (part: PartName) => number): LineParts {
  return {
    product: change('product'),
    productTax: change('productTax'),
    shipping: change('shipping'),
    shippingTax: change('shippingTax'),
    fees: change('fees'),
    feesTax: change('feesTax'),
    duty: change('duty'),
    importerTax: change('importerTax'),
  };
}

export function sumParts(parts: LineParts, names: readonly PartName[] = PARTS): number {
  return sum(names.map((name) => parts[name]));
}

/** What of a line may be refunded at most: each part for the captured units, rounded by itself. */
export function refundable(line: LineProgress, quantity: number): LineParts {
  return mapParts((part) => proportion(line.parts[part], line.captured, quantity));
}

/** What of it is left. */
export function remaining(line: LineProgress, quantity: number): LineParts {
  const most = refundable(line, quantity);
  return mapParts((part) => Math.max(0, most[part] - line.refunded[part]));
}

/**
 * Minor units the order still has to give back: what its lines allow, and never more than what was captured and is not
 * on its way back. Rounded line amounts may leave a cent of the captured money beyond reach (fixture R8).
 */
export function availableToRefund(flow: OrderFlow): number {
  const { items } = flow.order.document;
  const byLine = sum(items.map((item) => sumParts(remaining(lineOf(flow, item.id), item.quantity))));
  const charges = chargesOf(flow);
  const captured = sum(charges.map((charge) => capturedOn(charge, flow.currency)));
  const refunded = sum(charges.map((charge) => refundedOn(charge, flow.currency, 'pending', 'complete')));
  return Math.min(byLine, captured - refunded);
}

/** Brings the order's own figures up to date. */
export function recount(flow: OrderFlow): OrderFlow {
  const { currency } = flow;
  const charges = chargesOf(flow);
  return edit(flow, {
    capturedAmount: currency.major(sum(charges.map((charge) => capturedOn(charge, currency)))),
    cancelledAmount: currency.major(sum(charges.map((charge) => cancelledOn(charge, currency)))),
    refundedAmount: currency.major(sum(charges.map((charge) => refundedOn(charge, currency, 'complete')))),
    availableToRefundAmount: currency.major(availableToRefund(flow)),
    items: flow.order.document.items.map((item) => {
      const left = remaining(lineOf(flow, item.id), item.quantity);
      return { ...item, availableToRefundAmount: currency.major(left.product + left.productTax) };
    }),
  });
}
