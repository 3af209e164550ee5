import type { Contact, ShipFrom } from '../../../../generated/contract/types';
import { rowOf, sameCode } from '../../kernel/codes';
import type { Reference } from '../../kernel/reference';
import { countryOf, isInEuropeanUnion } from './places';

/** Goods up to this value enter the European Union with ordinary VAT and no duty. */
const EU_THRESHOLD = { currency: 'EUR', minor: 150_00 } as const;
/** The number under which the seller declares such goods. */
export const EU_SELLER_TAX_IDENTIFIER = 'IM3720000202';

export interface Journey {
  readonly from: string;
  readonly to: string;
}

/** The border a line of goods crosses, if any; the European Union has none inside. */
export function borderCrossed(
  line: { physical: boolean; shipFrom?: ShipFrom },
  cart: { shipFrom?: ShipFrom; shipTo?: Contact },
  reference: Reference,
): Journey | null {
  const from = countryOf(line.shipFrom) ?? countryOf(cart.shipFrom);
  const to = countryOf(cart.shipTo);
  if (!line.physical || !from || !to || sameCode(from, to)) return null;
  return isInEuropeanUnion(from, reference) && isInEuropeanUnion(to, reference) ? null : { from, to };
}

export function landedCostRates({ from, to }: Journey, reference: Reference) {
  const toDestination = reference.landedCostRates.filter((row) => sameCode(row.shipTo, to));
  return rowOf(toDestination, 'shipFrom', from) ?? rowOf(toDestination, 'shipFrom', '*');
}

/** Carts in other currencies are never below it: the sandbox knows no exchange rates (and fixture C22 agrees). */
export function isBelowThreshold(goods: number, currency: string, to: string, reference: Reference): boolean {
  return isInEuropeanUnion(to, reference) && sameCode(currency, EU_THRESHOLD.currency) && goods <= EU_THRESHOLD.minor;
}
