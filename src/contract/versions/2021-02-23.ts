/** 2021-02-23: tax identifiers are a resource. Before, a customer held pairs of type and value. */

import { isObject } from '../../json';
import { changed, without } from './paths';
import type { Json, OlderFields, TaxIdentifier, VersionStep } from './types';

const pairOf = (entry: unknown) => (isObject(entry) ? { type: entry.type, value: entry.value } : entry);

/** Checkouts and orders show pairs. Inferred: no sample of theirs is published. */
const withPairs = (document: Json) =>
  changed(document, 'taxIdentifiers', (entries: readonly unknown[]) => entries.map(pairOf));

/** A customer has the pairs that were set through it, and none of the newer resource. */
function withOwnPairs(customer: Json, { taxIdentifiers = [] }: OlderFields): Json {
  const rest = without(customer, 'taxIdentifiers');
  return taxIdentifiers.length === 0 ? rest : { ...rest, taxIdentifiers: taxIdentifiers.map(pairOf) };
}

/**
 * The pairs of a customer after an update: an empty value takes the type away. A type that is there gets the new value; the
 * guide asks to take the old one away first and names no error for who does not: inferred.
 */
export function mergePairs(before: readonly TaxIdentifier[], sent: readonly TaxIdentifier[]): TaxIdentifier[] {
  const types = new Set(sent.map(({ type }) => type));
  return [...before.filter(({ type }) => !types.has(type)), ...sent.filter(({ value }) => value !== '')];
}

export const step: VersionStep = {
  version: '2021-02-23',
  down: {
    'checkout-tax-identifiers': withPairs,
    'order-tax-identifiers': withPairs,
    'customer-tax-identifiers-removed': withOwnPairs,
  },
  defaults: {},
};
