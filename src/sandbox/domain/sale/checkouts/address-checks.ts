import type { Address, Contact } from '../../../../generated/contract/types';
import { codeOf, hasCode, rowOf } from '../../kernel/codes';
import type { DomainError } from '../../kernel/decision';
import { conflict, invalid, missing } from '../../kernel/problems';
import type { Reference } from '../../kernel/reference';

interface Places {
  readonly shipTo?: Contact;
  readonly billTo?: Contact;
  readonly purchaseLocation?: { country: string };
}

/** Addresses that were sent: complete where goods are shipped, and well-formed everywhere. */
export function checkAddresses(places: Places, physical: boolean, reference: Reference): DomainError[] {
  const { shipTo, billTo, purchaseLocation } = places;
  return [
    ...(physical && shipTo ? checkComplete(shipTo.address, reference) : []),
    ...checkForm(shipTo?.address, reference),
    ...checkForm(billTo?.address, reference),
    ...checkDestinations([shipTo?.address?.country, billTo?.address?.country, purchaseLocation?.country], reference),
  ];
}

/** The provider names `line1` without its place in the body, the other fields with it. */
function checkComplete(address: Address | undefined, reference: Reference): DomainError[] {
  if (!address?.country) return [missing('shipTo.address.country')];
  const errors: DomainError[] = [];
  if (!address.line1) errors.push(missing('address.line1'));
  if (!address.city) errors.push(missing('shipTo.address.city'));
  if (!address.postalCode) errors.push(missing('shipTo.address.postalCode'));
  const country = rowOf(reference.countries, 'code', address.country);
  if (country?.stateRequired && !address.state) errors.push(missing('shipTo.address.state'));
  return errors;
}

/** Patterns of the table of countries, each made once. */
const patterns = new Map<string, RegExp>();

function patternOf(source: string): RegExp {
  const pattern = patterns.get(source) ?? new RegExp(source);
  patterns.set(source, pattern);
  return pattern;
}

function checkForm(address: Address | undefined, reference: Reference): DomainError[] {
  if (!address) return [];
  const country = rowOf(reference.countries, 'code', address.country);
  const errors: DomainError[] = [];
  const { postalCode, state } = address;
  const pattern = country?.postalCodePattern;
  if (pattern && postalCode && !patternOf(pattern).test(codeOf(postalCode)))
    errors.push(invalid('address.postalCode', `'${postalCode}' is no postal code of ${address.country}.`));
  if (country?.states && state && !hasCode(country.states, state))
    errors.push(invalid('address.state', `'${state}' is no state of ${address.country}.`));
  return errors;
}

function checkDestinations(countries: readonly (string | undefined)[], reference: Reference): DomainError[] {
  for (const code of countries) {
    if (code === undefined) continue;
    const row = rowOf(reference.countries, 'code', code);
    if (!row) return [invalid('address.country', `'${code}' is no country code.`)];
    if (row.embargoed) return [conflict('country_unsupported', `Nothing can be sold to '${code}'.`, 'country')];
  }
  return [];
}
