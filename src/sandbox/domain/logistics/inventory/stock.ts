/** How many units the warehouse has. Nothing in the API writes that: the sandbox starts every item with the same number. */

import type { DomainError } from '../../kernel/decision';
import { conflict, invalid } from '../../kernel/problems';
import { NOTHING_HIDDEN } from '../../kernel/records';
import type { Surroundings } from '../../kernel/resource';
import { toSeconds } from '../../kernel/time';
import type { InventoryItemRecord, InventoryLevelRecord } from './record';

/** Of every new inventory item; a rule of the sandbox. */
const UNITS_AT_FIRST = 1000;
/** The sandbox's one warehouse. It ships to every country. */
export const LOCATION_ID = 'sandbox-warehouse';

export const levelIdOf = (inventoryItemId: string) => `${inventoryItemId}@${LOCATION_ID}`;

export function levelWith(inventoryItemId: string, units: number, now: string): InventoryLevelRecord {
  return {
    kind: 'inventory_level',
    id: levelIdOf(inventoryItemId),
    document: {
      locationId: LOCATION_ID,
      inventoryItemId,
      available: units > 0,
      availableQuantity: units,
      liveMode: false,
      updatedTime: toSeconds(now),
    },
    hidden: NOTHING_HIDDEN,
  };
}

export const firstLevel = (inventoryItemId: string, now: string) => levelWith(inventoryItemId, UNITS_AT_FIRST, now);

/** Units by inventory item; several lines of one item add up. */
export type Units = ReadonlyMap<string, number>;

export function unitsOf(lines: readonly { readonly inventoryItemId: string; readonly quantity: number }[]): Units {
  const units = new Map<string, number>();
  for (const { inventoryItemId, quantity } of lines)
    units.set(inventoryItemId, (units.get(inventoryItemId) ?? 0) + quantity);
  return units;
}

/** The levels after these units came, or went where they are negative. A level never falls below zero. */
export async function changeLevels(units: Units, { read, context }: Surroundings): Promise<InventoryLevelRecord[]> {
  const levels = await read.findAll('inventory_level', [...units.keys()].map(levelIdOf));
  return levels.map(({ document: { inventoryItemId, availableQuantity } }) =>
    levelWith(inventoryItemId, Math.max(0, availableQuantity + (units.get(inventoryItemId) ?? 0)), context.now),
  );
}

export const taken = (units: Units): Units => new Map([...units].map(([id, count]) => [id, -count]));

interface Line {
  readonly inventoryItemId: string;
  readonly quantity: number;
  readonly allowOversell?: boolean | null;
}

export interface Stock {
  readonly items: ReadonlyMap<string, InventoryItemRecord>;
  /** Units that can still be had. */
  readonly available: ReadonlyMap<string, number>;
}

export async function stockOf(lines: readonly Line[], { read }: Pick<Surroundings, 'read'>): Promise<Stock> {
  const ids = lines.map(({ inventoryItemId }) => inventoryItemId);
  const items = await read.findAll('inventory_item', ids);
  const levels = await read.findAll('inventory_level', ids.map(levelIdOf));
  return {
    items: new Map(items.map((item) => [item.id, item])),
    available: new Map(levels.map(({ document }) => [document.inventoryItemId, document.availableQuantity])),
  };
}

export function mayOversell({ items }: Stock, { inventoryItemId, allowOversell }: Line): boolean {
  return allowOversell ?? items.get(inventoryItemId)?.document.allowOversell ?? false;
}

export function unknownItems({ items }: Stock, lines: readonly Line[]): DomainError[] {
  return lines.flatMap(({ inventoryItemId }, index) =>
    items.has(inventoryItemId)
      ? []
      : [invalid(`items[${index}].inventoryItemId`, `There is no inventory item '${inventoryItemId}'.`)],
  );
}

/** Lines that ask for more than there is, and may not be oversold; what earlier lines take counts. */
export function shortLines(stock: Stock, lines: readonly Line[]): DomainError[] {
  const left = new Map(stock.available);
  return lines.flatMap((line, index) => {
    const units = (left.get(line.inventoryItemId) ?? 0) - line.quantity;
    left.set(line.inventoryItemId, units);
    if (units >= 0 || mayOversell(stock, line)) return [];
    const message = `There are not ${line.quantity} units of '${line.inventoryItemId}' left.`;
    return [conflict('out_of_inventory', message, `items[${index}].quantity`)];
  });
}
