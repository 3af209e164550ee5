/** Finds the rates of a cart and prices it. */

import type {
  Contact,
  CustomerType,
  Discount,
  FeeDetail,
  PurchaseLocation,
  ShipFrom,
  ShippingRequest,
  TaxCertificate,
  TaxIdentifier,
} from '../../../../generated/contract/types';
import { sameCode } from '../../kernel/codes';
import { allocate } from '../../kernel/money/allocate';
import type { Currency } from '../../kernel/money/currency';
import { sum } from '../../kernel/money/money';
import type { Reference } from '../../kernel/reference';
import { isBetween } from '../../kernel/time';
import { discountOf, grossOf, itemDiscountOf } from './discounts';
import { feesOf } from './fees';
import { borderCrossed, EU_SELLER_TAX_IDENTIFIER, isBelowThreshold, landedCostRates } from './landed-cost';
import { type Place, type RatesOfPlace, taxPlace, taxRates } from './places';
import { type LineToPrice, type PriceOfCart, priceCart, type Treatment } from './price';
import { isAcrossBorder, isKnownBusiness, saleOf } from './reverse-charge';
import type { Assumed, LineTerms } from './types';

/** All that a price depends on. */
export interface CartTerms {
  readonly currency: Currency;
  readonly taxInclusive: boolean;
  readonly discount?: Discount;
  readonly shippingDiscount?: Discount;
  readonly shippingChoice?: ShippingRequest;
  readonly shipFrom?: ShipFrom;
  readonly shipTo?: Contact;
  readonly billTo?: Contact;
  readonly purchaseLocation?: PurchaseLocation;
  readonly lines: readonly (LineTerms & { readonly shipFrom?: ShipFrom })[];
  readonly certificates: readonly TaxCertificate[];
  readonly customerType: CustomerType;
  readonly taxIdentifiers?: readonly TaxIdentifier[];
  /** The seller's id; absent until the addresses decide it. */
  readonly entity?: string;
}

export interface LineTax {
  readonly treatment: Treatment;
  /** Goods small enough to enter the European Union without duty: the seller's number goes on the line. */
  readonly sellerTaxIdentifier?: string;
  /** Where import costs were considered and none applies. */
  readonly importFree: boolean;
  /** The goods cross a border for which no sample of the provider shows import costs. */
  readonly isDutyAssumed?: boolean;
}

export interface Assessment {
  readonly price: PriceOfCart;
  readonly taxes: readonly LineTax[];
  readonly fees: readonly Required<FeeDetail>[][];
  /** What was counted with defaults of the sandbox, because no sample of the provider shows it. */
  readonly assumed: readonly Assumed[];
  /** What led to it, for whoever asks why. Amounts are in minor units, by line. */
  readonly grounds: {
    readonly place: Place | null;
    readonly rates: RatesOfPlace;
    readonly isExempt: boolean;
    readonly isReversed: (line: CartTerms['lines'][number]) => boolean;
    readonly gross: readonly number[];
    readonly itemDiscounts: readonly number[];
    readonly orderDiscounts: readonly number[];
  };
}

export function assess(cart: CartTerms, reference: Reference, now: string): Assessment {
  const place = taxPlace(cart);
  const gross = cart.lines.map((line) => grossOf(line, cart.currency.decimals));
  const itemDiscounts = cart.lines.map((line) => itemDiscountOf(line, cart.currency.decimals));
  const values = gross.map((amount, index) => amount - (itemDiscounts[index] ?? 0));
  const orderDiscounts = allocate(discountOf(sum(values), cart.discount, cart.currency.minor), values);
  const goods = values.map((value, index) => value - (orderDiscounts[index] ?? 0));
  const exempt = isExempt(cart, now);
  const rates = taxRates(exempt ? null : place, reference);
  const sale = saleOf(cart, cart.lines, cart.entity);
  const isBusiness = isKnownBusiness(cart, sale, reference);
  const isReversed = (line: CartTerms['lines'][number]) => isBusiness && isAcrossBorder(line, cart, sale);
  const taxes = lineTaxes(cart, goods, rates, reference).map((tax, index) => {
    const line = cart.lines[index];
    return line && isReversed(line) ? reversed(tax) : tax;
  });
  const fees = cart.lines.map((line) => feesOf(line, place, cart.currency, isBusiness));
  const shipping = cart.currency.minor(cart.shippingChoice?.amount ?? 0);
  const lines = cart.lines.map(
    (line, index): LineToPrice => ({
      gross: gross[index] ?? 0,
      itemDiscount: itemDiscounts[index] ?? 0,
      orderDiscount: orderDiscounts[index] ?? 0,
      fees: sum((fees[index] ?? []).map((fee) => cart.currency.minor(fee.amount))),
      physical: line.physical,
      treatment: taxes[index]?.treatment ?? { kind: 'untaxed' },
    }),
  );
  const price = priceCart({
    lines,
    shipping,
    shippingDiscount: discountOf(shipping, cart.shippingDiscount, cart.currency.minor),
    shippingRate: rates.rate(undefined),
    taxInclusive: cart.taxInclusive,
  });
  const grounds = { place, rates, isExempt: exempt, isReversed, gross, itemDiscounts, orderDiscounts };
  return { price, taxes, fees, assumed: assumedIn(cart, taxes, rates, shipping), grounds };
}

function assumedIn(cart: CartTerms, taxes: readonly LineTax[], rates: RatesOfPlace, shipping: number): Assumed[] {
  const ordinary = taxes.flatMap(({ treatment }, index) => (treatment.kind === 'ordinary' ? [cart.lines[index]] : []));
  const codes = [...ordinary.map((line) => line?.taxCode), ...(shipping > 0 && ordinary.length > 0 ? [undefined] : [])];
  const taxIs = codes.some((code) => rates.isAssumed(code));
  const dutyIs = taxes.some(({ isDutyAssumed }) => isDutyAssumed);
  return [...(taxIs ? ['tax-rate' as const] : []), ...(dutyIs ? ['duty-rate' as const] : [])];
}

/** The buyer accounts for the tax. Import costs are another matter: they fall due at the border. */
function reversed({ treatment, importFree }: LineTax): LineTax {
  if (treatment.kind !== 'ordinary') return { treatment, importFree };
  return { treatment: { kind: 'untaxed' }, importFree };
}

/** A certificate counts in the state of the ship-to, for digital carts of the bill-to, between its two days. */
function isExempt(cart: CartTerms, now: string): boolean {
  const place = cart.lines.some((line) => line.physical) ? cart.shipTo : cart.billTo;
  return isCovered(place, cart.certificates, now);
}

/** Whether a sale to this place is exempt by one of the buyer's certificates. */
export function isCovered(place: Contact | undefined, certificates: readonly TaxCertificate[], now: string): boolean {
  const { address } = place ?? {};
  if (!sameCode(address?.country, 'US')) return false;
  return certificates.some(
    ({ taxAuthority, startDate, endDate }) =>
      sameCode(taxAuthority, address?.state) && isBetween(now, startDate, endDate),
  );
}

function lineTaxes(
  cart: CartTerms,
  goods: readonly number[],
  ordinaryRates: RatesOfPlace,
  reference: Reference,
): LineTax[] {
  const journeys = cart.lines.map((line) => borderCrossed(line, cart, reference));
  const imported = sum(goods.filter((_, index) => journeys[index]));
  return cart.lines.map((line, index): LineTax => {
    const ordinary: Treatment = { kind: 'ordinary', rate: ordinaryRates.rate(line.taxCode) };
    const journey = journeys[index];
    if (!journey) return { treatment: ordinary, importFree: false };
    if (cart.shippingChoice?.shippingTerms === 'DAP') return { treatment: { kind: 'untaxed' }, importFree: true };
    const rates = landedCostRates(journey, reference);
    const isDutyAssumed = rates?.basis !== 'published';
    if (cart.taxInclusive || !line.hsCode) return { treatment: ordinary, importFree: false };
    if (!rates) return { treatment: ordinary, importFree: false, isDutyAssumed };
    if (isBelowThreshold(imported, cart.currency.code, journey.to, reference))
      return { treatment: ordinary, importFree: true, sellerTaxIdentifier: EU_SELLER_TAX_IDENTIFIER };
    return {
      treatment: { kind: 'landed', duty: rates.duty, importTax: rates.importTax },
      importFree: false,
      isDutyAssumed,
    };
  });
}
