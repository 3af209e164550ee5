/** The arithmetic of a cart, in minor units. Which rate goes where is decided elsewhere; here it is only applied. */
import { allocate } from '../../kernel/money/allocate';
import { sum, timesRate, withoutTax } from '../../kernel/money/money';
import type { LineParts } from './types';

/** How one line is taxed. Rates are decimal strings. */
export type Treatment =
  | { readonly kind: 'ordinary'; readonly rate: string }
  | { readonly kind: 'landed'; readonly duty: string; readonly importTax: string }
  | { readonly kind: 'untaxed' };

export interface LineToPrice {
  /** Before any discount; contains tax where the cart does. */
  readonly gross: number;
  readonly itemDiscount: number;
  readonly orderDiscount: number;
  readonly fees: number;
  readonly physical: boolean;
  readonly treatment: Treatment;
}

export interface CartToPrice {
  readonly lines: readonly LineToPrice[];
  readonly shipping: number;
  readonly shippingDiscount: number;
  /** The rate at the place of tax, whatever the products. */
  readonly shippingRate: string;
  readonly taxInclusive: boolean;
}

export interface PricedLine {
  /** `items[].amount`: after the item discount, before the order discount, without tax. */
  readonly amount: number;
  readonly itemDiscount: number;
  readonly parts: LineParts;
}

export interface PriceOfCart {
  readonly lines: readonly PricedLine[];
  readonly totalShipping: number;
  readonly shippingTax: number;
  readonly totalDiscount: number;
  readonly totalTax: number;
  readonly totalFees: number;
  readonly totalDuty: number;
  readonly totalImporterTax: number;
  readonly subtotal: number;
  readonly totalAmount: number;
}

interface Split {
  readonly net: number;
  readonly tax: number;
}

function splitTax(amount: number, rate: string, taxInclusive: boolean): Split {
  if (!taxInclusive) return { net: amount, tax: timesRate(amount, rate) };
  const net = withoutTax(amount, rate);
  return { net, tax: amount - net };
}

function rateOf(treatment: Treatment): string {
  return treatment.kind === 'ordinary' ? treatment.rate : '0';
}

const taxable = (line: LineToPrice) => line.gross - line.itemDiscount - line.orderDiscount;

/**
 * Shipping goes to the lines that are shipped, by their value; to all lines where none is. Lines with ordinary tax share
 * one shipping tax, computed once on their part of the shipping and rounded once.
 */
function shippingByLine(amount: number, cart: CartToPrice): Split[] {
  const carried = cart.lines.some((line) => line.physical) ? (line: LineToPrice) => line.physical : () => true;
  const queue = allocate(amount, cart.lines.filter(carried).map(taxable)).values();
  const shares = cart.lines.map((line): number => (carried(line) ? (queue.next().value ?? 0) : 0));
  const ordinary = shares.map((share, index) => (cart.lines[index]?.treatment.kind === 'ordinary' ? share : 0));
  const whole = splitTax(sum(ordinary), cart.shippingRate, cart.taxInclusive);
  const taxes = sum(ordinary) > 0 ? allocate(whole.tax, ordinary) : ordinary.map(() => 0);
  return shares.map((share, index) => {
    const tax = taxes[index] ?? 0;
    return { net: cart.taxInclusive ? share - tax : share, tax };
  });
}

function importCosts(treatment: Treatment, goods: number, shipping: number): { duty: number; importerTax: number } {
  if (treatment.kind !== 'landed') return { duty: 0, importerTax: 0 };
  const duty = timesRate(goods + shipping, treatment.duty);
  return { duty, importerTax: timesRate(goods + shipping + duty, treatment.importTax) };
}

function priceLine(line: LineToPrice, shipping: Split, taxInclusive: boolean): PricedLine {
  const rate = rateOf(line.treatment);
  const product = splitTax(taxable(line), rate, taxInclusive);
  const beforeDiscount = splitTax(line.gross, rate, taxInclusive).net;
  const amount = splitTax(line.gross - line.itemDiscount, rate, taxInclusive).net;
  const { duty, importerTax } = importCosts(line.treatment, product.net, shipping.net);
  return {
    amount,
    itemDiscount: beforeDiscount - amount,
    parts: {
      product: product.net,
      productTax: product.tax,
      shipping: shipping.net,
      shippingTax: shipping.tax,
      fees: line.fees,
      // Fees are set without tax, also where prices contain it.
      feesTax: timesRate(line.fees, rate),
      duty,
      importerTax,
    },
  };
}

/** Rules 1–10 of the amount rules. The parts of all lines add up to `totalAmount`. */
export function priceCart(cart: CartToPrice): PriceOfCart {
  const beforeDiscount = shippingByLine(cart.shipping, cart);
  const shipping = shippingByLine(cart.shipping - cart.shippingDiscount, cart);
  const lines = cart.lines.map((line, index) =>
    priceLine(line, shipping[index] ?? { net: 0, tax: 0 }, cart.taxInclusive),
  );
  const total = (part: keyof LineParts) => sum(lines.map((line) => line.parts[part]));
  const totalShipping = sum(beforeDiscount.map((share) => share.net));
  const totalTax = total('productTax') + total('shippingTax') + total('feesTax');
  const subtotal = total('product') + total('shipping') + total('fees') + total('duty') + total('importerTax');
  return {
    lines,
    totalShipping,
    shippingTax: total('shippingTax'),
    totalDiscount:
      sum(lines.map((line) => line.itemDiscount + line.amount - line.parts.product)) +
      (totalShipping - total('shipping')),
    totalTax,
    totalFees: total('fees'),
    totalDuty: total('duty'),
    totalImporterTax: total('importerTax'),
    subtotal,
    totalAmount: subtotal + totalTax,
  };
}
