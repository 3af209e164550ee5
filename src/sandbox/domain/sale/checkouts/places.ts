import type { Address, Contact, PurchaseLocation, ShipFrom } from '../../../../generated/contract/types';
import { codeOf, rowOf, sameCode } from '../../kernel/codes';
import type { Reference, TaxRateRow } from '../../kernel/reference';

/** Where tax is due. */
export interface Place {
  readonly country: string;
  readonly state?: string;
  readonly postalCode?: string;
}

interface Places {
  readonly shipTo?: Contact;
  readonly billTo?: Contact;
  readonly purchaseLocation?: PurchaseLocation;
}

/** Ship-to, else bill-to, else the purchase location (which needs a postal code in the United States). */
export function taxPlace({ shipTo, billTo, purchaseLocation }: Places): Place | null {
  const address = shipTo?.address ?? billTo?.address;
  if (address?.country) return toPlace(address);
  if (!purchaseLocation) return null;
  const { country, state, postalCode } = purchaseLocation;
  return sameCode(country, 'US') && !postalCode ? null : { country, state, postalCode };
}

function toPlace({ country, state, postalCode }: Address): Place {
  return { country, state: state ?? undefined, postalCode: postalCode ?? undefined };
}

const squeeze = (code: string) => codeOf(code.replace(/[\s-]/g, ''));

/** "55344-3765" is also 55344, so a row for the five digits fits; a row for all nine fits nothing shorter. */
function matchesPostalCode(row: TaxRateRow, place: Place): boolean {
  if (row.postalCode === undefined) return true;
  if (place.postalCode === undefined) return false;
  const wanted = squeeze(row.postalCode);
  const given = squeeze(place.postalCode);
  return given === wanted || (sameCode(place.country, 'US') && given.slice(0, 5) === wanted);
}

/** The state is a check on rows with a postal code, and the key of rows without one. */
function matchesState(row: TaxRateRow, place: Place): boolean {
  if (row.state === undefined) return true;
  if (place.state === undefined) return row.postalCode !== undefined;
  return sameCode(row.state, place.state);
}

function matchesTaxCode(row: TaxRateRow, taxCode: string | undefined): boolean {
  if (row.taxCode === undefined) return true;
  return sameCode(taxCode, row.taxCode) || codeOf(taxCode ?? '').startsWith(`${codeOf(row.taxCode)}.`);
}

/** Tax code beats postal code, postal code beats state, a longer postal code beats a shorter one. */
function exactness(row: TaxRateRow): number {
  return (row.taxCode ? 1000 : 0) + (row.postalCode ? 100 + row.postalCode.length : 0) + (row.state ? 1 : 0);
}

export interface RatesOfPlace {
  /** A decimal string; "0" where no place or no row is known. */
  rate(taxCode: string | undefined): string;
  /** Undefined where no row fits. */
  row(taxCode: string | undefined): TaxRateRow | undefined;
  /** Whether no sample of the provider shows it: then it is a default of the sandbox. Where there is no place, nothing is assumed. */
  isAssumed(taxCode: string | undefined): boolean;
}

/** What was found in a table before: shoppers of one shop live in the same places. Tables never change. */
const known = new WeakMap<Reference['taxRates'], Map<string, RatesOfPlace>>();
const mostKnown = 500;
/** Characters of a place and of a tax code; a longer one is none that carts repeat. */
const longestKnown = 60;

/** The rates of a place by tax code. Each is looked up once. */
export function taxRates(place: Place | null, reference: Reference): RatesOfPlace {
  if (place === null) return findRates(place, reference);
  const { country, state, postalCode } = place;
  const key = `${country}\n${state === undefined ? '' : `=${state}`}\n${postalCode === undefined ? '' : `=${postalCode}`}`;
  if (key.length > longestKnown) return findRates(place, reference);
  const ofTable = known.get(reference.taxRates) ?? new Map<string, RatesOfPlace>();
  known.set(reference.taxRates, ofTable);
  const before = ofTable.get(key);
  if (before) return before;
  if (ofTable.size >= mostKnown) ofTable.clear();
  const rates = findRates(place, reference);
  ofTable.set(key, rates);
  return rates;
}

function findRates(place: Place | null, reference: Reference): RatesOfPlace {
  const rows = place === null ? [] : reference.taxRates.filter((row) => isOfPlace(row, place));
  rows.sort((a, b) => exactness(b) - exactness(a));
  const byCode = new Map<string | undefined, TaxRateRow | undefined>();
  const rowFor = (taxCode: string | undefined) => {
    if (byCode.has(taxCode)) return byCode.get(taxCode);
    const found = rows.find((row) => matchesTaxCode(row, taxCode));
    if (byCode.size < mostKnown && (taxCode ?? '').length <= longestKnown) byCode.set(taxCode, found);
    return found;
  };
  return {
    row: rowFor,
    rate: (taxCode) => rowFor(taxCode)?.rate ?? '0',
    isAssumed: (taxCode) => place !== null && rowFor(taxCode)?.basis !== 'published',
  };
}

function isOfPlace(row: TaxRateRow, place: Place): boolean {
  return sameCode(row.country, place.country) && matchesPostalCode(row, place) && matchesState(row, place);
}

export function countryOf(place: Contact | ShipFrom | undefined): string | undefined {
  return place?.address?.country;
}

export function isInEuropeanUnion(country: string, reference: Reference): boolean {
  return rowOf(reference.countries, 'code', country)?.europeanUnion ?? false;
}
