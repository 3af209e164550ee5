import type { UpdateSkuRequest } from '../../../../generated/contract/types';
import { hasCode, rowOf } from '../../kernel/codes';
import type { Context, DomainError } from '../../kernel/decision';
import { checkOwnId } from '../../kernel/own-ids';
import { invalid, missing } from '../../kernel/problems';
import type { Reference } from '../../kernel/reference';

/** Letters, digits, dot, dash and underscore. */
const ID = /^[0-9A-Za-z.\-_]+$/;
/** Four digits, a dot, two digits, and up to four more for national tariffs. */
export const HS_CODE = /^\d{4}\.\d{2}(?:\.?\d{2,4})?$/;
const MANAGED = 'DRGlobalFulfillment';

export function checkSkuId(id: string, { reference }: Context): DomainError[] {
  const unfit = checkOwnId(id, reference.longestIds.sku);
  if (unfit.length > 0 || ID.test(id)) return unfit;
  return [invalid('id', `The id '${id}' may hold letters, digits, dots, dashes and underscores only.`)];
}

/** Everything a complete SKU must satisfy, whichever call wrote it. */
export function checkSku(sku: UpdateSkuRequest, reference: Reference): DomainError[] {
  return [...requiredFields(sku), ...codes(sku, reference), ...managedFulfillment(sku, reference)];
}

function requiredFields(sku: UpdateSkuRequest): DomainError[] {
  const always = ['name', 'countryOfOrigin'] as const;
  // A SKU group brings the classification along.
  const required = sku.skuGroupId ? always : (['eccn', 'taxCode', ...always] as const);
  return required.filter((field) => !sku[field]).map((field) => missing(field));
}

function codes(sku: UpdateSkuRequest, reference: Reference): DomainError[] {
  const errors: DomainError[] = [];
  if (sku.hsCode !== undefined && !HS_CODE.test(sku.hsCode))
    errors.push(invalid('hsCode', `'${sku.hsCode}' is no tariff code; write 7323.94 or 7323.94.0010.`));
  if (sku.countryOfOrigin) errors.push(...checkOrigin(sku.countryOfOrigin, 'countryOfOrigin', reference));
  if (sku.taxCode && !rowOf(reference.taxCodes, 'taxCode', sku.taxCode))
    errors.push(invalid('taxCode', `'${sku.taxCode}' is no tax code.`));
  if (sku.eccn && !hasCode(reference.eccns, sku.eccn))
    errors.push(invalid('eccn', `'${sku.eccn}' is no export control number on the list.`));
  return errors;
}

/** A country of origin has to exist, and goods from an embargoed one cannot be sold. */
export function checkOrigin(country: string, parameter: string, reference: Reference): DomainError[] {
  const row = rowOf(reference.countries, 'code', country);
  if (!row) return [invalid(parameter, `'${country}' is no country code.`)];
  return row.embargoed ? [invalid(parameter, `Goods from '${country}' cannot be sold.`)] : [];
}

function managedFulfillment(sku: UpdateSkuRequest, reference: Reference): DomainError[] {
  if (sku.managedFulfillment === undefined || sku.managedFulfillment === null) return [];
  if (sku.managedFulfillment !== MANAGED) return [invalid('managedFulfillment', `Send ${MANAGED} or null.`)];
  const errors: DomainError[] = [];
  if (!isPhysical(sku, reference)) errors.push(invalid('taxCode', 'Managed fulfillment needs the tax code of goods.'));
  if (!sku.partNumber) errors.push(invalid('partNumber', 'Managed fulfillment needs a part number.'));
  return errors;
}

/**
 * The tax code decides. A product that only names a group is taken for goods: the sandbox's groups stand for goods
 * unless the product carries a digital tax code.
 */
export function isPhysical(sku: { taxCode?: string }, reference: Reference): boolean {
  return rowOf(reference.taxCodes, 'taxCode', sku.taxCode)?.physical ?? true;
}
