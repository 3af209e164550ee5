/** What may be refunded of which line and part, and how a refund is drawn from it. Amounts in minor units. */
import { allocate } from '../../kernel/money/allocate';
import { sum } from '../../kernel/money/money';
import type { OrderFlow } from '../../sale/orders/flow';
import { PARTS } from '../../sale/orders/parts';
import type { Balances } from '../../sale/orders/refundable';
import type { PartName } from '../../sale/orders/types';
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

function potsOf(balances: Balances, itemId: string, parts: readonly PartName[]): Pot[] {
  const balance = balances.get(itemId);
  if (!balance) return [];
  return parts.map((part) => ({ itemId, part, captured: balance.captured[part], left: balance.left[part] }));
}

export function orderPots(flow: OrderFlow, balances: Balances, type: OrderRefundType | undefined): Pot[] {
  const parts = ORDER_PARTS[type ?? 'all'];
  return flow.order.document.items.flatMap((item) => potsOf(balances, item.id, parts));
}

/** Everything that the buyer paid, regulatory fees included. */
export function wholePots(flow: OrderFlow, balances: Balances): Pot[] {
  return flow.order.document.items.flatMap((item) => potsOf(balances, item.id, PARTS));
}

export function itemPots(balances: Balances, itemId: string, type: ItemRefundType | undefined): Pot[] {
  return potsOf(balances, itemId, ITEM_PARTS[type ?? 'all']);
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
  return sharesOf(pots, shares);
}

/** Takes from each pot what it is worth, or in proportion where one of them holds less than that. */
export function drawEach(pots: readonly Pot[], worth: readonly number[]): RefundShare[] {
  const bearable = pots.every((pot, index) => (worth[index] ?? 0) <= pot.left);
  return bearable ? sharesOf(pots, worth) : draw(pots, sum(worth));
}

function sharesOf(pots: readonly Pot[], amounts: readonly number[]): RefundShare[] {
  return pots
    .map(({ itemId, part }, index) => ({ itemId, part, amount: amounts[index] ?? 0 }))
    .filter((share) => share.amount > 0);
}

/** What was drawn from which pot, entry by entry. */
export interface Drawn {
  add(shares: readonly RefundShare[]): void;
  /** The pots after that. */
  without(pots: readonly Pot[]): Pot[];
}

export function newDrawn(): Drawn {
  const amounts = new Map<string, number>();
  const keyOf = ({ itemId, part }: Pick<Pot, 'itemId' | 'part'>) => `${itemId} ${part}`;
  return {
    add(shares) {
      for (const share of shares) amounts.set(keyOf(share), (amounts.get(keyOf(share)) ?? 0) + share.amount);
    },
    without: (pots) => pots.map((pot) => ({ ...pot, left: pot.left - (amounts.get(keyOf(pot)) ?? 0) })),
  };
}
