/** Shapes the generated reference tables for the rules. The only place where the two meet. */
import { knownVersions } from '../contract/versions';
import {
  addressRules,
  cards,
  countries,
  currencies,
  eccns,
  eventTypes,
  landedCostRates,
  lastNameTriggers,
  limits,
  onlineBankingBanks,
  orderTriggers,
  paymentAvailability,
  paymentMethods,
  priceConversions,
  sellingEntities,
  shippingQuoteRates,
  taxCodes,
  taxIdentifierFormats,
  taxIdentifiers,
  taxRates,
  usTaxAuthorities,
} from '../generated/reference';
import type {
  CardOutcome,
  CountryRow,
  OrderTriggerOutcome,
  PaymentMethodRow,
  Reference,
  TaxIdentifierRow,
  TestBehavior,
} from './domain/kernel/reference';

/** @param id of a row of `src/reference/limits.yml` */
export function limitOf(id: string): number {
  const row = limits.find((one) => one.id === id);
  if (!row) throw new Error(`src/reference/limits.yml has no row ${id}.`);
  return row.limit;
}

function countryRows(): CountryRow[] {
  const rules = new Map(addressRules.map((row) => [row.country, row]));
  const usStates = usTaxAuthorities.map((row) => row.code);
  return countries.map(({ code, eu, embargoed }) => {
    const rule = rules.get(code);
    return {
      code,
      embargoed,
      europeanUnion: eu,
      postalCodePattern: rule?.postalCodePattern,
      states: code === 'US' ? usStates : rule?.states,
      stateRequired: rule?.stateRequired ?? false,
      weightRequired: rule?.weightRequired ?? false,
    };
  });
}

function paymentMethodRows(): PaymentMethodRow[] {
  return paymentMethods.map(({ type, name, flow, order, recurring }) => ({
    type,
    name,
    flow: flow as PaymentMethodRow['flow'],
    recurring,
    approvedBeforeOrder: order === 'redirect-then-submit',
  }));
}

/** Everything the decisions look up, read from `src/reference/*.yml` at build time. */
export const reference: Reference = {
  cards: cards.map(({ number, brand, outcome }) => ({ number, brand, outcome: outcome as CardOutcome })),
  lastNameTriggers: lastNameTriggers.map(({ types, lastName, outcome }) => ({
    types,
    lastName,
    outcome: outcome as TestBehavior,
  })),
  orderTriggers: orderTriggers.map(({ tag, outcome }) => ({ tag, outcome: outcome as OrderTriggerOutcome })),
  taxRates,
  landedCostRates,
  shippingQuoteRates,
  sellingEntities,
  countries: countryRows(),
  currencies: currencies.filter((row) => !row.retired),
  taxCodes: taxCodes.map(({ code, physical }) => ({ taxCode: code, physical })),
  taxIdentifiers: taxIdentifiers as readonly TaxIdentifierRow[],
  taxIdentifierFormats,
  eccns: eccns.map((row) => row.code),
  paymentMethods: paymentMethodRows(),
  largestFile: limitOf('file'),
  priceConversions,
  eventTypes: eventTypes.flatMap(({ type, aliases }) => [type, ...aliases]),
  apiVersions: knownVersions,
  paymentAvailability,
  banks: onlineBankingBanks,
  longestIds: { customer: limitOf('customer-id'), sku: limitOf('sku-id') },
  growth: { kept: limitOf('kept'), history: limitOf('history') },
};
