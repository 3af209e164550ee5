/** What may be refunded of which line and part, and how a refund is drawn from it. Amounts in minor units. */
import { allocate } from '../money/allocate';
import { sum } from '../money/money';
import { PARTS, refundable, remaining } from '../orders/amounts';
import { lineOf, type OrderFlow } from '../orders/flow';
import type { PartName } from '../orders/types';
import type { ItemRefundType, OrderRefundType, RefundShare } from './types';

/** One part of one line. */
export interface Pot {
  readonly itemId: string;
  readonly part: PartName;
  /** Captured, whether refunded since or not. */
  readonly captured: number;
  readonly left: number;
}

/** Without a type an order refund covers everything but regulatory fees. */
const ORDER_PARTS: Readonly<Record<OrderRefundType | 'all', readonly PartName[]>> = {
  all: PARTS.filter((part) => part !== 'fees' && part !== 'feesTax'),
  shipping: ['shipping', 'shippingTax'],
  duty: ['duty'],
  tax: ['productTax', 'shippingTax', 'feesTax'],
  importer_tax: ['importerTax'],
};

/** Without a type an item refund covers the product and its tax. */
const ITEM_PARTS: Readonly<Record<ItemRefundType | 'all', readonly PartName[]>> = {
  all: ['product', 'productTax'],
  shipping: ['shipping', 'shippingTax'],
  fees: ['fees', 'feesTax'],
  duty: ['duty'],
};

function potsOf(flow: OrderFlow, itemId: string, quantity: number, parts: readonly PartName[]): Pot[] {
  const line = lineOf(flow, itemId);
  const captured = refundable(line, quantity);
  const left = remaining(line, quantity);
  return parts.map((part) => ({ itemId, part, captured: captured[part], left: left[part] }));
}

export function orderPots(flow: OrderFlow, type: OrderRefundType | undefined): Pot[] {
  const parts = ORDER_PARTS[type ?? 'all'];
  return flow.order.document.items.flatMap((item) => potsOf(flow, item.id, item.quantity, parts));
}

export function itemPots(flow: OrderFlow, itemId: string, type: ItemRefundType | undefined): Pot[] {
  const item = flow.order.document.items.find((each) => each.id === itemId);
  return item ? potsOf(flow, itemId, item.quantity, ITEM_PARTS[type ?? 'all']) : [];
}

export function leftIn(pots: readonly Pot[]): number {
  return sum(pots.map((pot) => pot.left));
}

export function capturedIn(pots: readonly Pot[]): number {
  return sum(pots.map((pot) => pot.captured));
}

/** Draws an amount that the pots can bear, in proportion to what is left in each. */
export function draw(pots: readonly Pot[], amount: number): RefundShare[] {
  const shares = allocate(
    amount,
    pots.map((pot) => pot.left),
  );
  return pots
    .map(({ itemId, part }, index) => ({ itemId, part, amount: shares[index] ?? 0 }))
    .filter((share) => share.amount > 0);
}

/** The pots after shares were drawn. */
export function without(pots: readonly Pot[], shares: readonly RefundShare[]): Pot[] {
  return pots.map((pot) => {
    const drawn = shares.filter((share) => share.itemId === pot.itemId && share.part === pot.part);
    return { ...pot, left: pot.left - sum(drawn.map((share) => share.amount)) };
  });
}
