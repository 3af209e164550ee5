/** How much a refund request asks for, and from where. */
import type { DomainError } from '../decision';
import { parseDecimal } from '../money/decimal';
import { percentOf, proportion, sum } from '../money/money';
import { availableToRefund } from '../orders/amounts';
import type { OrderFlow } from '../orders/flow';
import type { OrderItem } from '../orders/types';
import { invalid, missing } from '../problems';
import { capturedIn, draw, itemPots, leftIn, orderPots, type Pot, without } from './pool';
import type { RefundItem, RefundItemRequest, RefundRequest, RefundShare } from './types';

export interface RefundPlan {
  readonly amount: number;
  readonly shares: readonly RefundShare[];
  readonly items?: readonly RefundItem[];
}

export type Planned = { ok: true; plan: RefundPlan } | { ok: false; error: DomainError };

const refuse = (error: DomainError): Planned => ({ ok: false, error });

function tooMuch(message: string): DomainError {
  return invalid('amountRequested', message);
}

/** Exactly one of amount, percent and items. */
export function planRefund(input: RefundRequest, flow: OrderFlow): Planned {
  const ways = [input.amount, input.percent, input.items].filter((way) => way !== undefined && way !== null);
  if (ways.length === 0) return refuse(missing('amount', 'Send an amount, a percentage or items.'));
  if (ways.length > 1) return refuse(invalid('amount', 'Send one of amount, percent and items, not several.'));
  const planned = input.items ? planItems(input.items, flow) : planOrder(input, flow);
  if (!planned.ok) return planned;
  const available = availableToRefund(flow);
  // Where rounded lines promise a cent more than was captured, the cent stays.
  if (planned.plan.amount > available) return refuse(tooMuch('The order has less than that left to refund.'));
  return planned;
}

function planOrder(input: RefundRequest, flow: OrderFlow): Planned {
  const pots = orderPots(flow, input.type);
  const left = Math.min(leftIn(pots), availableToRefund(flow));
  const asked = amountOf(input, capturedIn(pots), left, flow);
  if (!asked.ok) return refuse(asked.error);
  const { amount } = asked;
  if (input.type === 'tax' && !isWholeTax(input, amount, left))
    return refuse(invalid('percentRequested', 'Tax is refunded as a whole: 100 percent, or all that is left of it.'));
  if (amount <= 0 || amount > left) return refuse(tooMuch('There is less than that left to refund.'));
  return { ok: true, plan: { amount, shares: draw(pots, amount) } };
}

function isWholeTax({ percent }: RefundRequest, amount: number, left: number): boolean {
  return typeof percent === 'number' ? percent === 100 : amount === left;
}

type Amount = { ok: true; amount: number } | { ok: false; error: DomainError };

/**
 * A percentage is taken of what was captured. Its rounding may ask for a minor unit more than is left; then what is left is
 * meant.
 */
function amountOf(
  { amount, percent }: Pick<RefundRequest, 'amount' | 'percent'>,
  base: number,
  left: number,
  flow: OrderFlow,
): Amount {
  if (typeof percent === 'number') {
    if (!(percent >= 0.01 && percent <= 100))
      return { ok: false, error: invalid('percentRequested', 'A percentage is between 0.01 and 100.') };
    const share = percentOf(base, percent);
    return { ok: true, amount: share - left === 1 ? left : share };
  }
  const read = parseDecimal(amount ?? '');
  if (!read || read.digits < 0n) return { ok: false, error: tooMuch('An amount is a number above 0.') };
  return { ok: true, amount: flow.currency.minor(amount ?? 0) };
}

interface Collected {
  readonly shares: readonly RefundShare[];
  readonly items: readonly RefundItem[];
}

function planItems(requested: readonly RefundItemRequest[], flow: OrderFlow): Planned {
  let collected: Collected = { shares: [], items: [] };
  for (const [index, entry] of requested.entries()) {
    const planned = planItem(entry, `items[${index}]`, flow, collected);
    if (!planned.ok) return planned;
    collected = planned.collected;
  }
  const amount = sum(collected.shares.map((share) => share.amount));
  if (amount <= 0) return refuse(missing('items'));
  return { ok: true, plan: { amount, ...collected } };
}

function findItem({ itemId, skuId }: RefundItemRequest, items: readonly OrderItem[]): OrderItem | undefined {
  return items.find((item) => (itemId ? item.id === itemId : Boolean(skuId) && item.skuId === skuId));
}

function planItem(
  entry: RefundItemRequest,
  at: string,
  flow: OrderFlow,
  before: Collected,
): { ok: true; collected: Collected } | { ok: false; error: DomainError } {
  const item = findItem(entry, flow.order.document.items);
  if (!item) return { ok: false, error: invalid(`${at}.itemId`, 'The order has no such item.') };
  const pots = without(itemPots(flow, item.id, entry.type), before.shares);
  const asked = itemAmount(entry, item, pots, at, flow);
  if (!asked.ok) return asked;
  const { amount } = asked;
  if (amount <= 0 || amount > leftIn(pots))
    return { ok: false, error: tooMuch(`Item ${item.id} has less than that left to refund.`) };
  const { type, quantity, percent } = entry;
  const shown: RefundItem = {
    itemId: item.id,
    ...(item.skuId ? { skuId: item.skuId } : {}),
    ...(type ? { type } : {}),
    ...(quantity ? { quantity } : {}),
    ...(percent ? { percent } : {}),
    amount: flow.currency.major(amount),
    refundedAmount: 0,
  };
  const shares = [...before.shares, ...draw(pots, amount)];
  return { ok: true, collected: { shares, items: [...before.items, shown] } };
}

/** An amount as given; else a number of units, a percentage, or a percentage of some units. Each part is rounded by itself. */
function itemAmount(
  entry: RefundItemRequest,
  item: OrderItem,
  pots: readonly Pot[],
  at: string,
  flow: OrderFlow,
): Amount {
  const left = leftIn(pots);
  const { amount, percent, quantity } = entry;
  if (amount !== undefined && amount !== null) return amountOf({ amount }, 0, left, flow);
  if (!percent && !quantity)
    return { ok: false, error: missing(`${at}.amount`, 'Send an amount, a percentage or a quantity.') };
  const units = quantity ?? item.quantity;
  const line = flow.order.hidden.lines[item.id];
  if (!line || (quantity && quantity > line.captured))
    return { ok: false, error: tooMuch(`Item ${item.id} has fewer units captured than that.`) };
  const shares = pots.map(({ part, captured }) => {
    const worth = quantity ? proportion(line.parts[part], units, item.quantity) : captured;
    return percent ? percentOf(worth, percent) : worth;
  });
  const asked = sum(shares);
  return { ok: true, amount: asked > left && asked - left <= pots.length ? left : asked };
}
