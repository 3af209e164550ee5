/**
 * What a tax identifier changes. A business that buys across a border accounts for the tax itself and is charged none; within a country it is
 * charged as everybody is. That the seat of the seller and the ship-from decide what is across a border is inferred.
 */
import type { Contact, CustomerType, ShipFrom, TaxIdentifier } from '../../../../generated/contract/types';
import { sameCode } from '../../kernel/codes';
import type { DomainError } from '../../kernel/decision';
import { conflict } from '../../kernel/problems';
import type { Reference } from '../../kernel/reference';
import { appliesTo, requiredTypes, type Sale } from '../../shoppers/tax-identifiers/applicability';
import { countryOf } from './places';

/** Where each seller is at home, by its name. */
const SEATS: Readonly<Record<string, string>> = {
  'C5_INC-ENTITY': 'US',
  'DR_BRAZIL-ENTITY': 'BR',
  'DR_CHINA-ENTITY': 'CN',
  'DR_INC-ENTITY': 'US',
  'DR_INDIA-ENTITY': 'IN',
  'DR_IRELAND-ENTITY': 'IE',
  'DR_JAPAN-ENTITY': 'JP',
  'DR_TAIWAN-ENTITY': 'TW',
  'DR_UK-ENTITY': 'GB',
};

interface Cart {
  readonly customerType: CustomerType;
  readonly shipFrom?: ShipFrom;
  readonly shipTo?: Contact;
  readonly billTo?: Contact;
  readonly taxIdentifiers?: readonly TaxIdentifier[];
}

interface Line {
  readonly physical: boolean;
  readonly shipFrom?: ShipFrom;
}

export function saleOf(cart: Cart, lines: readonly Line[], entity: string | undefined): Sale {
  const shipTo = countryOf(cart.shipTo);
  const country = lines.some((line) => line.physical) ? shipTo : (countryOf(cart.billTo) ?? shipTo);
  return { country, entity, customerType: cart.customerType };
}

/** A number that no authority knows changes nothing; one that is still being checked counts. */
export function isKnownBusiness(cart: Cart, sale: Sale, reference: Reference): boolean {
  const counting = (cart.taxIdentifiers ?? []).filter(({ state }) => state !== 'not_valid');
  return sale.customerType === 'business' && counting.some(({ type }) => appliesTo(type, sale, reference));
}

export function isAcrossBorder(line: Line, cart: Cart, sale: Sale): boolean {
  const seat = sale.entity === undefined ? undefined : SEATS[sale.entity];
  const from = line.physical ? (countryOf(line.shipFrom) ?? countryOf(cart.shipFrom)) : seat;
  return from !== undefined && sale.country !== undefined && !sameCode(from, sale.country);
}

/** Why a sale with these tax identifiers cannot go on, once its addresses and its seller are known. */
export function whyUnfit(cart: Cart, sale: Sale, reference: Reference): DomainError | null {
  if (sale.country === undefined || sale.entity === undefined) return null;
  const unfit = cart.taxIdentifiers?.find(({ type }) => !appliesTo(type, sale, reference));
  if (!unfit) return null;
  const message = `Tax identifiers of type ${unfit.type} do not fit a sale to a ${sale.customerType} in ${sale.country}.`;
  return conflict('invalid_parameter', message, 'taxIdentifiers');
}

/** A number in any state will do: it is printed on the invoice all the same. */
export function whyNumberMissing(cart: Cart, sale: Sale, reference: Reference): DomainError | null {
  const given = new Set(cart.taxIdentifiers?.map(({ type }) => type));
  const missing = requiredTypes(sale, reference).find((type) => !given.has(type));
  if (missing === undefined) return null;
  const message = `A sale in ${sale.country} where customerType is ${sale.customerType} needs a tax identifier of type ${missing}.`;
  return conflict('additional_information_required', message, 'taxIdentifiers');
}
