/** The JSON schemas of a country, as texts: how its addresses and tax identifiers are written. Descriptions are our own. */
import { hasCode, sameCode } from '../../kernel/codes';
import type { CountryRow, Reference, TaxIdentifierRow } from '../../kernel/reference';

const DRAFT = 'http://json-schema.org/draft-07/schema#';

const text = (description: string, maxLength: number) => ({ type: 'string', description, minLength: 0, maxLength });

function propertiesOf({ code, postalCodePattern, states }: CountryRow) {
  return {
    name: text('Full name of the person', 128),
    organization: text('Company or organization', 128),
    line1: text('Street and number', 128),
    line2: text('Apartment, floor or entrance', 128),
    city: text('City or town', 64),
    postalCode: { type: 'string', description: 'Postal code', pattern: postalCodePattern },
    ...(states && { state: { type: 'string', description: 'Code of the state or province', enum: states } }),
    country: { type: 'string', description: 'Country code', enum: [code] },
  };
}

/** Only some countries have them: those whose postal codes are checked. */
export function addressSchemas(country: CountryRow) {
  if (country.postalCodePattern === undefined) return {};
  const state = country.stateRequired ? ['state'] : [];
  const schemaOf = (required: readonly string[]) =>
    JSON.stringify({
      $schema: DRAFT,
      title: 'Address',
      type: 'object',
      properties: propertiesOf(country),
      required: [...required, ...state],
    });
  return {
    billingAddressSchema: schemaOf(['country', 'postalCode']),
    shippingAddressSchema: schemaOf(['country', 'city', 'postalCode', 'line1']),
    billingAddressOnlySchema: schemaOf(['country', 'postalCode']),
  };
}

const patternOf = (type: string, { taxIdentifierFormats }: Reference) =>
  taxIdentifierFormats.find((row) => row.type === type)?.pattern;

/** The rows of tax identifiers that count in a country where this company sells. */
export function identifiersOf(country: string, entity: string, { taxIdentifiers }: Reference) {
  return taxIdentifiers.filter((row) => hasCode(row.countries, country) && sameCode(row.entity, entity));
}

export function taxIdentifierSchema({ type, required }: TaxIdentifierRow, reference: Reference): string {
  return JSON.stringify({
    $schema: DRAFT,
    title: type,
    description: `Tax identifier of type ${type}`,
    type: 'object',
    properties: { taxIdentifier: { type: 'string', pattern: patternOf(type, reference) } },
    required: required ? ['taxIdentifier'] : [],
  });
}

/** The field has room for one of several: the first that is required, else the first (inferred: no source shows one). */
export function taxIdentifiersInfo(rows: readonly TaxIdentifierRow[], reference: Reference) {
  const row = rows.find(({ required }) => required) ?? rows[0];
  if (!row) return undefined;
  return {
    type: row.type,
    customerType: row.customerType === 'business' ? ('business' as const) : ('customer' as const),
    isRequired: row.required,
    formatPattern: patternOf(row.type, reference),
  };
}
