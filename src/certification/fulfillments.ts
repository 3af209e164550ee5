import { type JsonObject, number, objects, text } from '../json';
import type { Exchange } from '../ledger/types';
import { callsTo, codes, sightings, succeeded } from './queries';
import type { Ledger } from './types';

export interface Line {
  id: string;
  skuId: string | undefined;
  ordered: number;
  fulfilled: number;
  cancelled: number;
}

/** One `items[]` entry of a fulfillment request. */
export interface Entry {
  /** Where it stands in the request, as in `items[0]`. */
  path: string;
  /** `unknown`: the ledger never shows what was ordered. */
  line: 'found' | 'not-in-order' | 'unknown';
  name: string;
  ship: number;
  cancel: number;
  /** Units still open before this call, undefined where that is unknown. */
  open: number | undefined;
  /** Units of the line cancelled before this call. */
  cancelledBefore: number;
}

export interface FulfillmentCall {
  exchange: Exchange;
  orderId: string;
  entries: Entry[];
}

export interface FulfillmentStory {
  calls: FulfillmentCall[];
  /** How the order stands at the end; null when the ledger never shows its lines. */
  lines: Line[] | null;
}

/** Answers that say the work was already done, which a careful connector may take for success. */
const doneCodes = ['order_fulfilled', 'order_complete', 'order_cancelled', 'item_fulfilled', 'item_cancelled'];
const tooLargeCodes = ['quantity_too_large', 'invalid_quantity_amount'];

export function saysAlreadyDone(exchange: Exchange): boolean {
  return exchange.status === 409 && codes(exchange).some((code) => doneCodes.includes(code));
}

export function saysTooLarge(exchange: Exchange): boolean {
  return codes(exchange).some((code) => tooLargeCodes.includes(code));
}

/** Orders named in a fulfillment request, in order of first mention. */
export function ordersToFulfill(ledger: Ledger): string[] {
  const ids = callsTo(ledger, 'POST /fulfillments').flatMap(
    ({ exchange }) => text(exchange.requestBody, 'orderId') ?? [],
  );
  return [...new Set(ids)];
}

/** Plays an order's fulfillment calls back, keeping count of what each line still has open. */
export function fulfillmentStory(ledger: Ledger, orderId: string): FulfillmentStory {
  let lines = linesOf(ledger, orderId);
  const calls = callsTo(ledger, 'POST /fulfillments')
    .map(({ exchange }) => exchange)
    .filter((exchange) => text(exchange.requestBody, 'orderId') === orderId)
    .map((exchange) => {
      const draft = structuredClone(lines);
      const entries = objects(exchange.requestBody, 'items').map((item, index) => {
        const entry = entryOf(item, `items[${index}]`, draft);
        book(item, draft);
        return entry;
      });
      if (succeeded(exchange)) lines = draft;
      return { exchange, orderId, entries };
    });
  return { calls, lines };
}

/** What was ordered never changes, so any sighting of the order will do. */
function linesOf(ledger: Ledger, orderId: string): Line[] | null {
  const body = sightings(ledger, 'order', orderId).find((seen) => objects(seen.body, 'items').length > 0)?.body;
  if (!body) return null;
  return objects(body, 'items').map((item) => ({
    id: text(item, 'id') ?? text(item, 'itemId') ?? '',
    skuId: text(item, 'skuId'),
    ordered: number(item, 'quantity') ?? 1,
    fulfilled: 0,
    cancelled: 0,
  }));
}

function linesFor(item: JsonObject, lines: Line[]): Line[] {
  const itemId = text(item, 'itemId');
  return lines.filter((line) => (itemId ? line.id === itemId : line.skuId !== undefined && line.skuId === item.skuId));
}

function entryOf(item: JsonObject, path: string, lines: Line[] | null): Entry {
  const own = lines ? linesFor(item, lines) : [];
  return {
    path,
    line: lines === null ? 'unknown' : own.length > 0 ? 'found' : 'not-in-order',
    name: text(item, 'itemId') ?? text(item, 'skuId') ?? 'without an id',
    ship: units(item, 'quantity'),
    cancel: units(item, 'cancelQuantity'),
    open: own.length > 0 ? own.reduce((sum, line) => sum + openUnits(line), 0) : undefined,
    cancelledBefore: own.reduce((sum, line) => sum + line.cancelled, 0),
  };
}

export function openUnits(line: Line): number {
  return Math.max(0, line.ordered - line.fulfilled - line.cancelled);
}

/** Null and 0 mean none. */
function units(item: JsonObject, field: string): number {
  return Math.max(0, number(item, field) ?? 0);
}

/** A SKU may stand on several lines: they fill up one after the other. */
function book(item: JsonObject, lines: Line[] | null): void {
  const rest = { fulfilled: units(item, 'quantity'), cancelled: units(item, 'cancelQuantity') };
  for (const line of lines ? linesFor(item, lines) : []) {
    for (const kind of ['fulfilled', 'cancelled'] as const) {
      const taken = Math.min(rest[kind], openUnits(line));
      line[kind] += taken;
      rest[kind] -= taken;
    }
  }
}
