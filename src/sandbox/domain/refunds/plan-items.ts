/** Refunds of single lines: by amount, by quantity, by percentage, or by a percentage of a quantity. */
import type { DomainError } from '../decision';
import type { Currency } from '../money/currency';
import { decimalText } from '../money/decimal';
import { sum } from '../money/money';
import { lineOf, type OrderFlow } from '../orders/flow';
import type { Balances } from '../orders/refundable';
import type { OrderItem } from '../orders/types';
import { invalid, missing } from '../problems';
import { amountOf, isAbsent, percentageOf, refusePlan, tooLittle, tooMuch } from './asked';
import { draw, drawEach, itemPots, leftIn, type Pot, without } from './pool';
import { takeSteps, unitsOf, worthOfUnits } from './steps';
import type { Planned, RefundItem, RefundItemRequest, RefundShare, RefundStep } from './types';

interface Collected {
  readonly shares: readonly RefundShare[];
  readonly items: readonly RefundItem[];
  readonly steps: readonly RefundStep[];
}

type Outcome =
  | { readonly ok: true; readonly amount: number; readonly shares: RefundShare[]; readonly steps: RefundStep[] }
  | { readonly ok: false; readonly error: DomainError };

/** Entries are planned one after another: each finds the line as the ones before left it. */
export function planItems(
  requested: readonly RefundItemRequest[],
  start: OrderFlow,
  balances: Balances,
  available: number,
): Planned {
  let flow = start;
  let collected: Collected = { shares: [], items: [], steps: [] };
  for (const [index, entry] of requested.entries()) {
    const found = findLine(entry, `items[${index}]`, flow, balances, collected.shares);
    if (!found.ok) return refusePlan(found.error);
    const { item, outcome } = found;
    flow = takeSteps(flow, outcome.steps, 1);
    collected = {
      shares: [...collected.shares, ...outcome.shares],
      items: [...collected.items, show(entry, item, outcome.amount, flow.currency)],
      steps: [...collected.steps, ...outcome.steps],
    };
  }
  const amount = sum(collected.shares.map((share) => share.amount));
  if (amount <= 0) return refusePlan(missing('items'));
  if (amount > available) return refusePlan(tooMuch('The order has less than that left to refund.'));
  return { ok: true, plan: { amount, ...collected } };
}

type Found =
  | { readonly ok: true; readonly item: OrderItem; readonly outcome: Extract<Outcome, { ok: true }> }
  | { readonly ok: false; readonly error: DomainError };

/** By item id, else by SKU: of several lines of one SKU the first that can bear the refund. */
function findLine(
  entry: RefundItemRequest,
  at: string,
  flow: OrderFlow,
  balances: Balances,
  drawn: readonly RefundShare[],
): Found {
  const { itemId, skuId } = entry;
  const lines = flow.order.document.items.filter((item) =>
    itemId ? item.id === itemId : skuId && item.skuId === skuId,
  );
  let refused: DomainError | undefined;
  for (const item of lines) {
    const outcome = planLine(entry, item, without(itemPots(balances, item.id, entry.type), drawn), at, flow);
    if (outcome.ok) return { ok: true, item, outcome };
    refused ??= outcome.error;
  }
  return { ok: false, error: refused ?? invalid(`${at}.itemId`, 'The order has no such item.') };
}

function planLine(entry: RefundItemRequest, item: OrderItem, pots: readonly Pot[], at: string, flow: OrderFlow) {
  const outcome = isAbsent(entry.amount) ? byUnits(entry, item, pots, at, flow) : byAmount(entry, pots, flow.currency);
  const left = leftIn(pots);
  if (!outcome.ok || (outcome.amount > 0 && outcome.amount <= left)) return outcome;
  if (left > 0 && outcome.amount === 0) return { ok: false as const, error: tooLittle(flow.currency) };
  return { ok: false as const, error: tooMuch(`Item ${item.id} has less than that left to refund.`) };
}

function byAmount({ amount }: RefundItemRequest, pots: readonly Pot[], currency: Currency): Outcome {
  const asked = amountOf(amount, currency);
  return asked.ok ? { ...asked, shares: draw(pots, asked.amount), steps: [] } : asked;
}

function byUnits(
  { quantity, percent, type }: RefundItemRequest,
  item: OrderItem,
  pots: readonly Pot[],
  at: string,
  flow: OrderFlow,
): Outcome {
  if (isAbsent(percent) && isAbsent(quantity))
    return { ok: false, error: missing(`${at}.amount`, 'Send an amount, a percentage or a quantity.') };
  const share = isAbsent(percent) ? null : percentageOf(percent);
  if (share && !share.ok) return share;
  const line = lineOf(flow, item.id);
  if ((quantity ?? 0) > line.captured)
    return { ok: false, error: tooMuch(`Item ${item.id} has fewer units captured than that.`) };
  const scope = type ?? 'all';
  const units = unitsOf(line.captured, quantity, share?.percent ?? null);
  const worth = worthOfUnits(line, item.quantity, scope, units, pots);
  const steps = [{ itemId: item.id, scope, by: decimalText(units) }];
  return { ok: true, amount: sum(worth), shares: drawEach(pots, worth), steps };
}

function show({ type, quantity, percent }: RefundItemRequest, item: OrderItem, amount: number, currency: Currency) {
  const shown: RefundItem = {
    itemId: item.id,
    ...(item.skuId ? { skuId: item.skuId } : {}),
    ...(type ? { type } : {}),
    ...(quantity ? { quantity } : {}),
    ...(percent ? { percent: Number(percent) } : {}),
    amount: currency.major(amount),
    refundedAmount: 0,
  };
  return shown;
}
