/** 2021-12-13: a checkout takes nothing over from its customer any more, and SKUs lost `allowOversell`. */
import { isObject } from '../../json';
import type { Json, TaxIdentifier, VersionStep } from './types';

/** Whether a buyer's number counts for a sale. */
export type IsApplicable = (identifier: TaxIdentifier, sale: { country: unknown; customerType: unknown }) => boolean;

export interface Inheritance {
  readonly customer: Json;
  /** The checkout as it stands, for an update. */
  readonly checkout?: Json;
  readonly isApplicable: IsApplicable;
}

function defaultSource({ defaultSourceId, sources }: Json): Json | undefined {
  const saved = Array.isArray(sources) ? sources.filter(isObject) : [];
  return saved.find(({ id, state }) => id === defaultSourceId && state === 'chargeable');
}

function billToOf(customer: Json): Json | undefined {
  const owner = defaultSource(customer)?.owner;
  if (!isObject(owner)) return undefined;
  const { firstName, lastName, email, phone, organization, address } = owner;
  const name = [firstName, lastName].filter(Boolean).join(' ');
  const fields = { name: name === '' ? undefined : name, email, phone, organization, address };
  return Object.fromEntries(Object.entries(fields).filter(([, value]) => value !== undefined));
}

/** Numbers whose type fits the country of the sale. An empty list in the request keeps them away. */
function applicableIdentifiers(body: Json, { customer, checkout, isApplicable }: Inheritance) {
  const place = body.shipTo ?? checkout?.shipTo ?? customer.shipping ?? body.billTo ?? billToOf(customer);
  const address = isObject(place) && isObject(place.address) ? place.address : {};
  const sale = { country: address.country, customerType: body.customerType ?? checkout?.customerType ?? customer.type };
  const own = Array.isArray(customer.taxIdentifiers) ? (customer.taxIdentifiers as TaxIdentifier[]) : [];
  const fitting = own.filter((identifier) => isApplicable(identifier, sale));
  return fitting.length === 0 ? undefined : fitting.map(({ type, value }) => ({ type, value }));
}

/** What a checkout takes from its customer, by the row that ended it; the field of the request, and its value. */
const takenOver: Readonly<Record<string, [field: string, value: (body: Json, from: Inheritance) => unknown]>> = {
  'checkout-email': ['email', (_, { customer }) => customer.email],
  'checkout-ship-to': ['shipTo', (_, { customer }) => customer.shipping],
  // A source that the request names fills the billing address itself.
  'checkout-bill-to': ['billTo', (body, { customer }) => (body.sourceId ? undefined : billToOf(customer))],
  'checkout-default-source': ['sourceId', (_, { customer }) => defaultSource(customer)?.id],
  'checkout-locale': ['locale', (_, { customer }) => customer.locale],
  'checkout-customer-type': ['customerType', (_, { customer }) => customer.type],
  'checkout-own-tax-identifiers': ['taxIdentifiers', applicableIdentifiers],
};

/** Whether a checkout holds something under a field of its request already. */
function isSet(checkout: Json | undefined, field: string): boolean {
  if (!checkout) return false;
  if (field !== 'sourceId') return checkout[field] !== undefined;
  return isObject(checkout.payment) && Array.isArray(checkout.payment.sources) && checkout.payment.sources.length > 0;
}

/** The request of a version before 2021-12-13, with what its checkout takes from the customer. What it says itself stays. */
export function inherit(body: Json, from: Inheritance): Json {
  const taken = Object.values(takenOver)
    .filter(([field]) => body[field] === undefined && !isSet(from.checkout, field))
    .map(([field, read]) => [field, read(body, from)] as const)
    .filter(([, value]) => value !== undefined);
  return { ...body, ...Object.fromEntries(taken) };
}

export const rowsTakenOver: readonly string[] = Object.keys(takenOver);

export const step: VersionStep = {
  version: '2021-12-13',
  down: {},
  // The answer for a SKU on which nobody set it: inferred.
  defaults: { 'sku-allow-oversell': () => false },
};
