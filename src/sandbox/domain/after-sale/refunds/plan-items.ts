/** Refunds of single lines: by amount, by quantity, by percentage, or by a percentage of a quantity. */
import type { OrderItem, RefundItem, RefundItemRequest } from '../../../../generated/contract/types';
import type { DomainError } from '../../kernel/decision';
import type { Currency } from '../../kernel/money/currency';
import { decimalText } from '../../kernel/money/decimal';
import { sum } from '../../kernel/money/money';
import { invalid, missing } from '../../kernel/problems';
import { findLines, type LineFinder } from '../../sale/orders/find-lines';
import type { OrderFlow } from '../../sale/orders/flow';
import { type LinesInMotion, linesOf } from '../../sale/orders/lines';
import type { Balances } from '../../sale/orders/refundable';
import type { LineProgress } from '../../sale/orders/types';
import { amountOf, isAbsent, percentageOf, refusePlan, tooLittle, tooMuch } from './asked';
import { type Drawn, draw, drawEach, itemPots, leftIn, newDrawn, type Pot } from './pool';
import { takeLineStep, unitsOf, worthOfUnits } from './steps';
import type { ItemRefundType, Planned, RefundShare, RefundStep } from './types';

type Outcome =
  | { readonly ok: true; readonly amount: number; readonly shares: RefundShare[]; readonly steps: RefundStep[] }
  | { readonly ok: false; readonly error: DomainError };

/** The order as the entries planned so far leave it. */
interface Plot {
  readonly currency: Currency;
  readonly lines: LinesInMotion;
  readonly drawn: Drawn;
  potsOf(item: OrderItem, type: ItemRefundType | undefined): Pot[];
  /** Lines with something left for refunds of a type. */
  finderOf(type: ItemRefundType | undefined): LineFinder;
}

function plotOf(flow: OrderFlow, balances: Balances): Plot {
  const drawn = newDrawn();
  const potsOf: Plot['potsOf'] = (item, type) => drawn.without(itemPots(balances, item.id, type));
  const finders = new Map<ItemRefundType | undefined, LineFinder>();
  const finderOf: Plot['finderOf'] = (type) => {
    const known = finders.get(type);
    const finder = known ?? findLines(flow.order.document.items, (item) => leftIn(potsOf(item, type)) > 0);
    finders.set(type, finder);
    return finder;
  };
  return { currency: flow.currency, lines: linesOf(flow), drawn, potsOf, finderOf };
}

/** Entries are planned one after another: each finds the line as the ones before left it. */
export function planItems(
  requested: readonly RefundItemRequest[],
  flow: OrderFlow,
  balances: Balances,
  available: number,
): Planned {
  const plot = plotOf(flow, balances);
  const shares: RefundShare[] = [];
  const items: RefundItem[] = [];
  const steps: RefundStep[] = [];
  for (const [index, entry] of requested.entries()) {
    const found = findLine(entry, `items[${index}]`, plot);
    if (!found.ok) return refusePlan(found.error);
    const { item, outcome } = found;
    for (const step of outcome.steps) takeLineStep(plot.lines, step, 1);
    plot.drawn.add(outcome.shares);
    shares.push(...outcome.shares);
    steps.push(...outcome.steps);
    items.push(show(entry, item, outcome.amount, plot.currency));
  }
  const amount = sum(shares.map((share) => share.amount));
  if (amount <= 0) return refusePlan(missing('items'));
  if (amount > available) return refusePlan(tooMuch('The order has less than that left to refund.'));
  return { ok: true, plan: { amount, shares, items, steps } };
}

type Found =
  | { readonly ok: true; readonly item: OrderItem; readonly outcome: Extract<Outcome, { ok: true }> }
  | { readonly ok: false; readonly error: DomainError };

/** By item id, else by SKU: of several lines of one SKU the first that can bear the refund. */
function findLine(entry: RefundItemRequest, at: string, plot: Plot): Found {
  const { itemId, skuId } = entry;
  const finder = plot.finderOf(entry.type);
  const named = itemId ? (finder.named(itemId) ?? []) : [];
  const lines = !itemId && skuId ? finder.ofSku(skuId) : [named].flat();
  let refused: DomainError | undefined;
  for (const item of lines) {
    const outcome = planLine(entry, item, at, plot);
    if (outcome.ok) return { ok: true, item, outcome };
    refused ??= outcome.error;
  }
  return { ok: false, error: refused ?? invalid(`${at}.itemId`, 'The order has no such item.') };
}

function planLine(entry: RefundItemRequest, item: OrderItem, at: string, { currency, lines, potsOf }: Plot): Outcome {
  const pots = potsOf(item, entry.type);
  const line = lines.get(item.id);
  const outcome = isAbsent(entry.amount) ? byUnits(entry, item, line, pots, at) : byAmount(entry, pots, currency);
  const left = leftIn(pots);
  if (!outcome.ok || (outcome.amount > 0 && outcome.amount <= left)) return outcome;
  if (left > 0 && outcome.amount === 0) return { ok: false, error: tooLittle(currency) };
  return { ok: false, error: tooMuch(`Item ${item.id} has less than that left to refund.`) };
}

function byAmount({ amount }: RefundItemRequest, pots: readonly Pot[], currency: Currency): Outcome {
  const asked = amountOf(amount, currency);
  return asked.ok ? { ...asked, shares: draw(pots, asked.amount), steps: [] } : asked;
}

function byUnits(
  { quantity, percent, type }: RefundItemRequest,
  item: OrderItem,
  line: LineProgress,
  pots: readonly Pot[],
  at: string,
): Outcome {
  if (isAbsent(percent) && isAbsent(quantity))
    return { ok: false, error: missing(`${at}.amount`, 'Send an amount, a percentage or a quantity.') };
  const share = isAbsent(percent) ? null : percentageOf(percent);
  if (share && !share.ok) return share;
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
