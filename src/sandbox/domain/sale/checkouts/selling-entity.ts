import type { Contact, SellingEntity, ShipFrom } from '../../../../generated/contract/types';
import { codeOf, sameCode } from '../../kernel/codes';
import type { DomainError } from '../../kernel/decision';
import type { Reference, SellingEntityRow } from '../../kernel/reference';
import { countryOf } from './places';

interface Cart {
  readonly shipFrom?: ShipFrom;
  readonly shipTo?: Contact;
  readonly billTo?: Contact;
  readonly lines: readonly { readonly physical: boolean; readonly shipFrom?: ShipFrom }[];
}

type Choice = { ok: true; entity: SellingEntity } | { ok: false; error: DomainError };

type Rows = readonly SellingEntityRow[];

/** The rows of a table by their country. Tables never change. */
const tables = new WeakMap<Rows, Map<string, SellingEntityRow[]>>();

function rowsFor(country: string, rows: Rows): Rows {
  const byCountry = tables.get(rows) ?? new Map<string, SellingEntityRow[]>();
  if (byCountry.size === 0)
    for (const row of rows) byCountry.set(codeOf(row.country), [...(byCountry.get(codeOf(row.country)) ?? []), row]);
  tables.set(rows, byCountry);
  return byCountry.get(codeOf(country)) ?? [];
}

function entityFor(country: string, shipFrom: string | undefined, reference: Reference): SellingEntityRow | undefined {
  const rows = rowsFor(country, reference.sellingEntities);
  return rows.find((row) => sameCode(row.shipFrom, shipFrom)) ?? rows.find((row) => row.shipFrom === undefined);
}

/** Goods: ship-from and ship-to decide. Digital products: the bill-to, or the ship-to where only that is known. */
function deciding(line: Cart['lines'][number], cart: Cart): { country?: string; shipFrom?: string } {
  if (!line.physical) return { country: countryOf(cart.billTo) ?? countryOf(cart.shipTo) };
  const shipFrom = countryOf(line.shipFrom) ?? countryOf(cart.shipFrom);
  return shipFrom ? { country: countryOf(cart.shipTo), shipFrom } : {};
}

/** `{}` until the addresses decide it; 400 where no single entity can sell the whole cart. */
export function sellingEntity(cart: Cart, reference: Reference): Choice {
  const places = cart.lines.map((line) => deciding(line, cart));
  if (places.some((place) => place.country === undefined)) return { ok: true, entity: {} };
  const found = places.map(({ country = '', shipFrom }) => entityFor(country, shipFrom, reference));
  const [first, ...others] = found;
  if (!first) return noEntity('No entity sells to this destination.');
  if (others.some((other) => other?.id !== first.id)) return noEntity('No single entity sells all items of this cart.');
  return { ok: true, entity: { id: first.id, name: first.name } };
}

function noEntity(message: string): Choice {
  return { ok: false, error: { status: 400, code: 'selling_entity_not_found', message } };
}
