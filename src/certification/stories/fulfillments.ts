import { type JsonObject, number, objects, text } from '../../json';
import type { LedgerIndex } from '../ledger-index';
import type { Call } from '../ledger-index/call';
import type { Story } from '../ledger-index/story';
import { type At, judged } from '../vocabulary/check';
import { beside, breaks, holds } from '../vocabulary/outcome';
import { calls, type Over } from '../vocabulary/over';

export interface OrderedLine {
  readonly id: string;
  readonly skuId: string | undefined;
  readonly ordered: number;
  fulfilled: number;
  cancelled: number;
}

/** One entry of `items` in a fulfillment request, and how its line stood before the call. */
export interface Entry extends At {
  /** `unknown`: the ledger never shows what was ordered. */
  readonly line: 'found' | 'not-in-order' | 'unknown';
  readonly name: string;
  readonly ship: number;
  readonly cancel: number;
  /** Units still open before this call, undefined where that is unknown. */
  readonly open: number | undefined;
  /** Units of the line cancelled before this call. */
  readonly cancelledBefore: number;
}

/** A call that reports units of an order as shipped or cancelled. */
export interface Report extends At {
  readonly order: Story;
  readonly entries: readonly Entry[];
}

/** Answers that say the work was already done, which a careful connector may take for success. */
const doneCodes = ['order_fulfilled', 'order_complete', 'order_cancelled', 'item_fulfilled', 'item_cancelled'];

export function saysAlreadyDone(call: Call): boolean {
  return call.status === 409 && call.refusedWith(...doneCodes);
}

export function saysTooLarge(call: Call): boolean {
  return call.refusedWith('quantity_too_large', 'invalid_quantity_amount');
}

/** Calls to `POST /fulfillments` that name an order, refused ones included. */
export function reports(noun = 'fulfillment report'): Over<Report> {
  return calls(noun, 'createFulfillments').into(noun, (call, on) => {
    const report = reportOf(call, on);
    return report ? [report] : [];
  });
}

function reportOf(call: Call, on: LedgerIndex): Report | undefined {
  const orderId = text(call.body, 'orderId');
  if (orderId === undefined) return undefined;
  const order = on.story('order', orderId);
  return reportsOn(order).find((report) => report.call === call);
}

/** An order's reports with its lines played back, oldest first. */
export function reportsOn(order: Story): readonly Report[] {
  return order.derived(playBack);
}

const noReports: readonly Report[] = [];

function playBack(order: Story): readonly Report[] {
  const calls = order.calls('createFulfillments').filter(({ body }) => text(body, 'orderId') === order.id);
  if (calls.length === 0) return noReports;
  let lines = linesOf(order);
  return calls.map((call) => {
    const draft = lines?.map((line) => ({ ...line })) ?? null;
    const entries = objects(call.body, 'items').map((item, index) => {
      const entry = entryOf(call, item, index, draft);
      book(item, draft);
      return entry;
    });
    if (call.isAccepted) lines = draft;
    return { call, order, entries, pointer: '/requestBody', value: call.body };
  });
}

/** How an order's lines stand after all reports; null where the ledger never shows them. */
export function openUnitsOf(order: Story): number | null {
  const lines = linesOf(order);
  if (!lines) return null;
  for (const { call } of reportsOn(order))
    if (call.isAccepted) for (const item of objects(call.body, 'items')) book(item, lines);
  return lines.reduce((sum, line) => sum + openIn(line), 0);
}

/** What was ordered never changes, so any sighting of the order will do. */
function linesOf(order: Story): OrderedLine[] | null {
  const body = order.firstSeen((seen) => objects(seen.body, 'items').length > 0)?.body;
  if (!body) return null;
  return objects(body, 'items').map((item) => ({
    id: text(item, 'id') ?? text(item, 'itemId') ?? '',
    skuId: text(item, 'skuId'),
    ordered: number(item, 'quantity') ?? 1,
    fulfilled: 0,
    cancelled: 0,
  }));
}

function linesFor(item: JsonObject, lines: OrderedLine[]): OrderedLine[] {
  const itemId = text(item, 'itemId');
  return lines.filter((line) => (itemId ? line.id === itemId : line.skuId !== undefined && line.skuId === item.skuId));
}

function entryOf(call: Call, item: JsonObject, index: number, lines: OrderedLine[] | null): Entry {
  const own = lines ? linesFor(item, lines) : [];
  return {
    call,
    pointer: `/requestBody/items/${index}`,
    value: item,
    line: lines === null ? 'unknown' : own.length > 0 ? 'found' : 'not-in-order',
    name: text(item, 'itemId') ?? text(item, 'skuId') ?? 'without an id',
    ship: units(item, 'quantity'),
    cancel: units(item, 'cancelQuantity'),
    open: own.length > 0 ? own.reduce((sum, line) => sum + openIn(line), 0) : undefined,
    cancelledBefore: own.reduce((sum, line) => sum + line.cancelled, 0),
  };
}

function openIn(line: OrderedLine): number {
  return Math.max(0, line.ordered - line.fulfilled - line.cancelled);
}

/** Null and 0 mean none. */
function units(item: JsonObject, field: string): number {
  return Math.max(0, number(item, field) ?? 0);
}

/** A SKU may stand on several lines: they fill up one after the other. */
function book(item: JsonObject, lines: OrderedLine[] | null): void {
  const rest = { fulfilled: units(item, 'quantity'), cancelled: units(item, 'cancelQuantity') };
  for (const line of lines ? linesFor(item, lines) : []) {
    for (const kind of ['fulfilled', 'cancelled'] as const) {
      const taken = Math.min(rest[kind], openIn(line));
      line[kind] += taken;
      rest[kind] -= taken;
    }
  }
}

/** Names lines that the order has. @param field where a wrong one is shown */
export const namesItsLines = judged<Report>('names lines of the order', ({ call, entries }) => {
  const wrong = entries.find(({ line }) => line === 'not-in-order');
  if (!wrong) return entries.some(({ line }) => line === 'found') ? holds() : beside;
  const pointer = `${wrong.pointer}/itemId`;
  return breaks({
    sequence: call.sequence,
    pointer,
    expected: 'the id of a line that the order returned',
    seen: wrong.name,
    mend: 'Use the item ids that the order returned, not those of the checkout.',
  });
});

/** Stays within what is open. @param field the quantity that is judged: where it is too much, it is shown there */
export function staysWithinOpen(field: 'quantity' | 'cancelQuantity') {
  const amountOf = ({ ship, cancel }: Entry) => (field === 'quantity' ? ship : cancel);
  return judged<Report>(`has a ${field} within what is open`, ({ call, entries }) => {
    const own = entries.filter((entry) => amountOf(entry) > 0);
    const excess = own.find(
      ({ ship, cancel, open }) => (open === undefined && saysTooLarge(call)) || ship + cancel > (open ?? Infinity),
    );
    if (!excess) return own.length > 0 ? holds() : beside;
    const { open, pointer } = excess;
    const expected = open === undefined ? 'no more than is open' : `${open} or less: so many are open`;
    return breaks({ sequence: call.sequence, pointer: `${pointer}/${field}`, expected, seen: amountOf(excess) });
  });
}
