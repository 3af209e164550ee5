/** Which lines the units of a request belong to. */
import type { DomainError } from '../../kernel/decision';
import { conflict, invalid, missing } from '../../kernel/problems';

/** A line that can be named, and how many units it still has. */
export interface OpenLine {
  readonly itemId: string;
  readonly skuId?: string;
  readonly open: number;
}

export interface UnitsRequest {
  readonly itemId?: string | null;
  readonly skuId?: string | null;
  readonly quantity: number | string;
}

type Taken =
  /** Item id → units, in the order of the request. */
  | { readonly ok: true; readonly units: ReadonlyMap<string, number> }
  | { readonly ok: false; readonly error: DomainError };

/**
 * Takes units from lines. A SKU on several lines is taken line by line (inferred). The refusal of too many units names the
 * parameter `qty`, as the provider's sample does.
 */
export function takeUnits(requested: readonly UnitsRequest[], lines: readonly OpenLine[]): Taken {
  const byId = new Map(lines.map((line) => [line.itemId, line]));
  const bySku = new Map<string | undefined, OpenLine[]>();
  for (const line of lines) {
    const known = bySku.get(line.skuId);
    if (known) known.push(line);
    else bySku.set(line.skuId, [line]);
  }
  const units = new Map<string, number>();
  for (const [index, { itemId, skuId, quantity }] of requested.entries()) {
    const at = `items[${index}]`;
    if (!itemId && !skuId) return { ok: false, error: missing(`${at}.itemId`, 'Name the line by itemId or skuId.') };
    const named = itemId ? [byId.get(itemId) ?? []].flat() : (bySku.get(skuId ?? undefined) ?? []);
    if (named.length === 0)
      return { ok: false, error: invalid(`${at}.itemId`, `There is no line '${itemId ?? skuId}'.`) };
    const short = spread(Number(quantity), named, units);
    if (short > 0)
      return { ok: false, error: conflict('quantity_too_large', `That is ${short} units too many.`, `${at}.qty`) };
  }
  return { ok: true, units };
}

/** @returns the units that found no place */
function spread(quantity: number, lines: readonly OpenLine[], units: Map<string, number>): number {
  let rest = quantity;
  for (const { itemId, open } of lines) {
    const taken = units.get(itemId) ?? 0;
    const more = Math.min(rest, Math.max(0, open - taken));
    if (more > 0) units.set(itemId, taken + more);
    rest -= more;
    if (rest === 0) break;
  }
  return rest;
}
