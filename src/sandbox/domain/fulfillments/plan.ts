/** How many units of which line a fulfillment ships or cancels, and what that is worth. */
import type { DomainError } from '../decision';
import type { Order, OrderHidden, OrderItem } from '../orders/types';
import { conflict, invalid, missing } from '../problems';
import type { FulfillmentRequestItem } from './types';

export interface PlannedItem {
  readonly item: OrderItem;
  readonly quantity: number;
  readonly cancelQuantity: number;
  readonly shipmentItemId?: string;
}

type Plan = { ok: true; items: readonly PlannedItem[] } | { ok: false; errors: readonly DomainError[] };

/** Finds the lines and checks the quantities. Several entries may name one line; their units add up. */
export function planItems(requested: readonly FulfillmentRequestItem[], order: Order, hidden: OrderHidden): Plan {
  const planned: PlannedItem[] = [];
  const errors: DomainError[] = [];
  requested.forEach((entry, index) => {
    const at = `items[${index}]`;
    const open = (item: OrderItem) => openUnits(item, hidden) - unitsIn(planned, item);
    const item = findItem(entry, order, open);
    const error = item ? checkUnits(entry, item, open(item), hidden, at) : unknownLine(entry, at);
    if (error) errors.push(error);
    else if (item)
      planned.push({
        item,
        quantity: entry.quantity ?? 0,
        cancelQuantity: entry.cancelQuantity ?? 0,
        shipmentItemId: entry.shipmentItemId,
      });
  });
  return errors.length > 0 ? { ok: false, errors } : { ok: true, items: planned };
}

export function openUnits(item: OrderItem, hidden: OrderHidden): number {
  const line = hidden.lines[item.id];
  return line ? item.quantity - line.fulfilled - line.cancelled : 0;
}

function unitsIn(planned: readonly PlannedItem[], item: OrderItem): number {
  return planned
    .filter((each) => each.item.id === item.id)
    .reduce((units, each) => units + each.quantity + each.cancelQuantity, 0);
}

/** By item id, else by SKU: of several lines of one SKU the first that has the units, else one that has some. */
function findItem(entry: FulfillmentRequestItem, order: Order, open: (item: OrderItem) => number) {
  if (entry.itemId !== undefined) return order.items.find((item) => item.id === entry.itemId);
  const lines = order.items.filter((item) => entry.skuId !== undefined && item.skuId === entry.skuId);
  const asked = Math.max(1, (entry.quantity ?? 0) + (entry.cancelQuantity ?? 0));
  return lines.find((item) => open(item) >= asked) ?? lines.find((item) => open(item) > 0) ?? lines[0];
}

function unknownLine({ itemId, skuId }: FulfillmentRequestItem, at: string): DomainError {
  if (itemId !== undefined) return invalid(`${at}.itemId`, `The order has no item '${itemId}'.`);
  if (skuId !== undefined) return invalid(`${at}.skuId`, `The order has no item of the SKU '${skuId}'.`);
  return missing(`${at}.itemId`);
}

/** The message names the item: connectors look for its id there. */
function checkUnits(
  { quantity, cancelQuantity }: FulfillmentRequestItem,
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
