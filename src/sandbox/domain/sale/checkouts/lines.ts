import type { CheckoutItemRequest, Discount, ProductDetails } from '../../../../generated/contract/types';
import type { ErrorCode } from '../../../../generated/reference/error-codes';
import { checkOrigin, isPhysical } from '../../catalog/skus/rules';
import type { DomainError } from '../../kernel/decision';
import { LARGEST_AMOUNT } from '../../kernel/money/money';
import { invalid, missing, unknownId } from '../../kernel/problems';
import type { Reference } from '../../kernel/reference';
import { isTimestamp } from '../../kernel/time';
import type { Catalog } from './catalog';
import type { LineTerms } from './types';

/** More than any cart holds. */
const LARGEST_QUANTITY = 999_999_999;

/** Checks one item of a new checkout. `at` is its path, such as "items[0]". */
export function checkItem(
  item: CheckoutItemRequest,
  at: string,
  catalog: Catalog,
  reference: Reference,
): DomainError[] {
  return [
    ...checkProduct(item, at, catalog, reference),
    ...checkPrice(item, at),
    ...checkDiscount(item.discount),
    ...checkSubscription(item),
  ];
}

function checkProduct(item: CheckoutItemRequest, at: string, catalog: Catalog, reference: Reference): DomainError[] {
  const { skuId, productDetails } = item;
  if (skuId !== undefined && productDetails) return [invalid(at, 'Name a SKU or describe the product, not both.')];
  if (productDetails) return checkProductDetails(productDetails, `${at}.productDetails`, reference);
  if (skuId === undefined) return [missing(`${at}.skuId`)];
  return catalog.sku(skuId) ? [] : [unknownId('SKU', skuId, `${at}.skuId`)];
}

function checkProductDetails(product: ProductDetails, at: string, reference: Reference): DomainError[] {
  const errors: DomainError[] = [];
  if (!product.skuGroupId) errors.push(missing(`${at}.skuGroupId`));
  if (!product.countryOfOrigin) errors.push(missing(`${at}.countryOfOrigin`));
  else errors.push(...checkOrigin(product.countryOfOrigin, `${at}.countryOfOrigin`, reference));
  return errors;
}

function checkPrice(item: CheckoutItemRequest, at: string): DomainError[] {
  const errors: DomainError[] = [];
  const { price, aggregatePrice, quantity } = item;
  if (price === undefined && aggregatePrice === undefined) errors.push(missing(`${at}.price`));
  if (price !== undefined && aggregatePrice !== undefined)
    errors.push(invalid(`${at}.aggregatePrice`, 'Send the price of a unit or of the whole line, not both.'));
  const units = quantity ?? 1;
  if (!Number.isInteger(units) || units < 1 || units > LARGEST_QUANTITY)
    errors.push(invalid(`${at}.quantity`, `A quantity is a whole number from 1 to ${LARGEST_QUANTITY}.`));
  const amount = (price ?? 0) * units + (aggregatePrice ?? 0);
  if ((price ?? 0) < 0 || (aggregatePrice ?? 0) < 0 || amount > LARGEST_AMOUNT)
    errors.push({
      status: 400,
      code: 'invalid_amount',
      parameter: `${at}.price`,
      message: 'The price is out of range.',
    });
  return errors;
}

/** Percentages from 0.01 to 100; amounts above 0. */
export function checkDiscount(discount: Discount | undefined): DomainError[] {
  if (!discount) return [];
  const { percentOff, amountOff } = discount;
  if (percentOff !== undefined && !(percentOff >= 0.01 && percentOff <= 100))
    return [discountError('invalid_discount_percent', 'A percentage off is between 0.01 and 100.')];
  if (amountOff !== undefined && !(amountOff > 0))
    return [discountError('invalid_discount_amount', 'An amount off is more than 0.')];
  return [];
}

function discountError(code: ErrorCode, message: string): DomainError {
  return { status: 400, code, parameter: 'discount', message };
}

function checkSubscription({ subscriptionInfo: info, price, aggregatePrice }: CheckoutItemRequest): DomainError[] {
  if (!info) return [];
  const errors: DomainError[] = [];
  const free = (price ?? aggregatePrice ?? 0) === 0;
  if (info.freeTrial !== undefined && info.freeTrial !== free)
    errors.push(invalid('items', 'freeTrial goes with a price of 0, and only with that.'));
  // A renewal under an agreement repeats terms that the buyer accepted before.
  if (info.autoRenewal && !info.terms && !info.billingAgreementId)
    errors.push(missing('terms', 'Automatic renewal needs its terms.'));
  for (const field of ['startTime', 'endTime'] as const) {
    const time = info[field];
    if (time !== undefined && !isTimestamp(time))
      errors.push(invalid(field, `'${time}' is no time. Write it with its zone, such as 2030-01-31T12:00:00Z.`));
  }
  return errors;
}

/** What the checkout remembers of an item, so that it can be priced again without the catalog. */
export function lineTerms(
  item: CheckoutItemRequest,
  itemId: string,
  catalog: Catalog,
  reference: Reference,
): LineTerms {
  const sku = catalog.sku(item.skuId)?.document;
  const product = sku ?? item.productDetails;
  return {
    itemId,
    price: item.price,
    aggregatePrice: item.aggregatePrice,
    quantity: item.quantity ?? 1,
    discount: item.discount,
    physical: sku ? sku.physical : isPhysical({}, reference),
    taxCode: sku?.taxCode,
    hsCode: sku?.hsCode,
    // A group classifies a product as well as a description would.
    described: Boolean(product?.itemBreadcrumb ?? product?.description ?? product?.skuGroupId),
    weighed: product?.weight !== undefined,
    fees: catalog.feesOf(item.skuId),
  };
}
