/** How many units of which line a fulfillment ships or cancels, and what that is worth. */
import type { FulfillmentItemRequest, OrderItem } from '../../../../generated/contract/types';
import type { DomainError } from '../../kernel/decision';
import { conflict, invalid, missing } from '../../kernel/problems';
import { findLines, type LineFinder } from '../../sale/orders/find-lines';
import type { Order, OrderHidden } from '../../sale/orders/types';

/** What a caller notes about a line; kept and answered as sent. */
type ItemNotes = Omit<FulfillmentItemRequest, 'itemId' | 'skuId' | 'quantity' | 'cancelQuantity'>;

export interface PlannedItem {
  readonly item: OrderItem;
  readonly quantity: number;
  readonly cancelQuantity: number;
  readonly notes: ItemNotes;
}

type Plan = { ok: true; items: readonly PlannedItem[] } | { ok: false; errors: readonly DomainError[] };

/** Finds the lines and checks the quantities. Several entries may name one line; their units add up. */
export function planItems(requested: readonly FulfillmentItemRequest[], order: Order, hidden: OrderHidden): Plan {
  const planned: PlannedItem[] = [];
  const errors: DomainError[] = [];
  const open = new Map(order.items.map((item) => [item.id, openUnits(item, hidden)]));
  const openOf = (item: OrderItem) => open.get(item.id) ?? 0;
  const lines = findLines(order.items, (item) => openOf(item) > 0);
  requested.forEach((entry, index) => {
    const at = `items[${index}]`;
    const { quantity, cancelQuantity } = { quantity: entry.quantity ?? 0, cancelQuantity: entry.cancelQuantity ?? 0 };
    const item = findItem(entry, lines, openOf);
    const error = item ? checkUnits(entry, item, openOf(item), hidden, at) : unknownLine(entry, at);
    if (error) errors.push(error);
    else if (item) {
      planned.push({ item, quantity, cancelQuantity, notes: notesOf(entry) });
      open.set(item.id, openOf(item) - quantity - cancelQuantity);
    }
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, items: planned };
}

function notesOf(entry: FulfillmentItemRequest): ItemNotes {
  const { itemId: _, skuId: _sku, quantity: _units, cancelQuantity: _cancelled, ...notes } = entry;
  return notes;
}

export function openUnits(item: OrderItem, hidden: OrderHidden): number {
  const line = hidden.lines[item.id];
  return line ? item.quantity - line.fulfilled - line.cancelled : 0;
}

/** By item id, else by SKU: of several lines of one SKU the first that has the units, else one that has some. */
function findItem(entry: FulfillmentItemRequest, lines: LineFinder, openOf: (item: OrderItem) => number) {
  if (entry.itemId !== undefined) return lines.named(entry.itemId);
  if (entry.skuId === undefined) return undefined;
  const asked = Math.max(1, (entry.quantity ?? 0) + (entry.cancelQuantity ?? 0));
  let first: OrderItem | undefined;
  let some: OrderItem | undefined;
  for (const item of lines.ofSku(entry.skuId)) {
    if (openOf(item) >= asked) return item;
    first ??= item;
    if (openOf(item) > 0) some ??= item;
  }
  return some ?? first;
}

function unknownLine({ itemId, skuId }: FulfillmentItemRequest, at: string): DomainError {
  if (itemId !== undefined) return invalid(`${at}.itemId`, `The order has no item '${itemId}'.`);
  if (skuId !== undefined) return invalid(`${at}.skuId`, `The order has no item of the SKU '${skuId}'.`);
  return missing(`${at}.itemId`);
}

/** The message names the item: connectors look for its id there. */
function checkUnits(
  { quantity, cancelQuantity }: FulfillmentItemRequest,
  item: OrderItem,
  open: number,
  hidden: OrderHidden,
  at: string,
): DomainError | null {
  for (const units of [quantity ?? 0, cancelQuantity ?? 0])
    if (!Number.isInteger(units) || units < 0) return invalid(`${at}.quantity`, 'Units are whole numbers from 0 on.');
  const asked = (quantity ?? 0) + (cancelQuantity ?? 0);
  if (asked === 0) return missing(`${at}.quantity`, `Say how many units of item ${item.id} are shipped or cancelled.`);
  if (asked <= open) return null;
  if (open > 0)
    return conflict('quantity_too_large', `Item ${item.id} has ${open} open units, not ${asked}.`, `${at}.quantity`);
  const shipped = (hidden.lines[item.id]?.fulfilled ?? 0) > 0;
  const code = shipped ? 'item_fulfilled' : 'item_cancelled';
  return conflict(code, `Item ${item.id} is ${shipped ? 'fulfilled' : 'cancelled'} already.`, at);
}
