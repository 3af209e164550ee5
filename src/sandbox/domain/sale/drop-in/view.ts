/** A session as the shopper's browser shows it: its checkout, and what is its own. */
import type { CheckoutSession, PricingFormat, SessionItem } from '../../../../generated/contract/types';
import type { SkuRecord } from '../../catalog/skus/record';
import { withoutUndefined } from '../../kernel/changes';
import { currencyOf } from '../../kernel/money/currency';
import type { Reference } from '../../kernel/reference';
import type { CheckoutRecord } from '../checkouts/record';
import type { SessionRecord } from './record';

/** Ours; other currencies show their code. */
const symbols: Readonly<Record<string, string>> = { USD: '$', EUR: '€', GBP: '£', JPY: '¥' };

export function pricingFormat(code: string, reference: Reference): PricingFormat {
  const { decimals } = currencyOf(code, reference);
  const symbol = symbols[code.toUpperCase()];
  return {
    currencyNumberFormat: decimals > 0 ? `#,###.${'#'.repeat(decimals)}` : '#,###',
    symbol: symbol ?? code,
    decimalPlaces: decimals,
    currencySymbolBeforePrice: true,
    useCurrencySymbolSpace: symbol === undefined,
  };
}

/** A product as a session shows it in place of its id alone. */
export function shownSku({ document }: SkuRecord): NonNullable<SessionItem['sku']> {
  const { id, eccn, taxCode, skuGroupId, name, image, url, physical, weight, weightUnit, metadata } = document;
  return withoutUndefined({
    id,
    eccn,
    taxCode,
    skuGroupId,
    name,
    image,
    url,
    physical,
    weight,
    weightUnit,
    metadata,
  });
}

export interface Wrapped {
  readonly session: SessionRecord;
  readonly checkout: CheckoutRecord;
  readonly skus: readonly SkuRecord[];
}

function itemsOf({ session, checkout, skus }: Wrapped): SessionItem[] {
  const sent = session.hidden.request.items;
  return checkout.document.items.map(({ sellerTaxIdentifier: _, ...item }, index) => {
    const { price, aggregatePrice, strikeThroughPrice, subscriptionInfo, productDetails } = sent[index] ?? {};
    const product = skus.find(({ id }) => id === item.skuId);
    return withoutUndefined({
      ...item,
      sku: product && shownSku(product),
      price,
      aggregatePrice,
      strikeThroughPrice,
      subscriptionInfo: item.subscriptionInfo && { ...subscriptionInfo, ...item.subscriptionInfo },
      productDetails: item.productDetails && productDetails,
    }) as SessionItem;
  });
}

export function viewOf(wrapped: Wrapped, reference: Reference): CheckoutSession {
  const { session, checkout } = wrapped;
  const { document, hidden } = session;
  const { organization: _o, billingOptimization: _b, purchaseLocation: _p, ...cart } = checkout.document;
  return withoutUndefined({
    ...cart,
    ...document,
    shipTo: cart.shipTo ? { ...cart.shipTo, ...savingOf(document.shipTo) } : document.shipTo,
    billTo: cart.billTo ? { ...cart.billTo, ...savingOf(document.billTo) } : document.billTo,
    updatedTime: [cart.updatedTime, document.updatedTime].sort().at(-1),
    taxInclusive: hidden.request.taxInclusive ?? false,
    requiresShipping: checkout.hidden.lines.some(({ physical }) => physical),
    items: itemsOf(wrapped),
    pricingFormat: pricingFormat(cart.currency, reference),
  }) as CheckoutSession;
}

const savingOf = (contact: CheckoutSession['shipTo']) =>
  contact?.saveForLater === undefined ? {} : { saveForLater: contact.saveForLater };
