/** Where a tax identifier counts: its type, the country, the customer type and the seller have to agree with one row. */
import type { CustomerType } from '../../../../generated/contract/types';
import { hasCode } from '../../kernel/codes';
import type { Reference, TaxIdentifierRow } from '../../kernel/reference';

/** What a sale is judged by. Country and entity are unknown until the addresses are. */
export interface Sale {
  /** Ship-to of goods, bill-to of digital products. */
  readonly country?: string;
  readonly entity?: string;
  readonly customerType: CustomerType;
}

function isOf(row: TaxIdentifierRow, { country, entity, customerType }: Sale): boolean {
  const agrees = row.entity === entity && row.customerType === customerType;
  return agrees && country !== undefined && hasCode(row.countries, country);
}

export function appliesTo(type: string, sale: Sale, reference: Reference): boolean {
  return reference.taxIdentifiers.some((row) => row.type === type && isOf(row, sale));
}

/** The types without which the sale is refused. */
export function requiredTypes(sale: Sale, reference: Reference): string[] {
  return reference.taxIdentifiers.filter((row) => row.required && isOf(row, sale)).map(({ type }) => type);
}

/** As answers list it. */
export function applicabilityOf(type: string, { taxIdentifiers }: Reference) {
  return taxIdentifiers
    .filter((row) => row.type === type)
    .flatMap(({ countries, entity, customerType }) => countries.map((country) => ({ country, entity, customerType })));
}
