/** Why a line costs what it costs. */
import type { Reason } from '../../../kernel/reasons';
import type { Assessment, CartTerms } from '../assess';
import type { LineParts, LineTerms } from '../types';
import { lineRateReason } from './rates';
import { amountText, productText, sumText } from './words';

interface Line {
  readonly at: string;
  readonly cart: CartTerms;
  readonly terms: LineTerms;
  readonly gross: number;
  readonly itemDiscount: number;
  readonly orderDiscount: number;
  readonly amount: number;
  readonly parts: LineParts;
  /** Of ordinary tax; "0" where the line has none. */
  readonly rate: string;
  readonly landed?: { readonly duty: string; readonly importTax: string };
}

function lineOf(index: number, cart: CartTerms, { price, taxes, grounds }: Assessment): Line | null {
  const [terms, priced, tax] = [cart.lines[index], price.lines[index], taxes[index]];
  if (!terms || !priced || !tax) return null;
  const { treatment } = tax;
  return {
    ...{ at: `items[${index}]`, cart, terms, amount: priced.amount, parts: priced.parts },
    gross: grounds.gross[index] ?? 0,
    itemDiscount: grounds.itemDiscounts[index] ?? 0,
    orderDiscount: grounds.orderDiscounts[index] ?? 0,
    rate: treatment.kind === 'ordinary' ? treatment.rate : '0',
    ...(treatment.kind === 'landed' && { landed: treatment }),
  };
}

function amountReason({ at, cart, terms, gross, itemDiscount, amount, rate }: Line): Reason {
  const { currency, taxInclusive } = cart;
  const say = (minor: number) => amountText(minor, currency);
  const start =
    terms.aggregatePrice === undefined
      ? `${terms.quantity} × ${terms.price ?? 0} = ${say(gross)}`
      : `The price of the whole line, ${say(gross)}`;
  const less = itemDiscount > 0 ? `, less the item’s discount of ${say(itemDiscount)}` : '';
  const inside =
    taxInclusive && rate !== '0' ? `, without the tax inside: ${say(gross - itemDiscount)} ÷ (1 + ${rate})` : '';
  const end = less || inside ? ` = ${say(amount)}` : '';
  return { pointer: `${at}.amount`, text: `${start}${less}${inside}${end}` };
}

function taxReason({ at, cart, gross, itemDiscount, orderDiscount, parts, rate }: Line): Reason {
  const { currency, taxInclusive } = cart;
  const pointer = `${at}.tax.amount`;
  const base = amountText(gross - itemDiscount - orderDiscount, currency);
  const tax = amountText(parts.productTax, currency);
  const of = orderDiscount > 0 ? ` (after ${amountText(orderDiscount, currency)} of the order’s discount)` : '';
  if (rate === '0') return { pointer, text: 'The rate is 0' };
  if (!taxInclusive) return { pointer, text: `${productText(base, rate, tax)}${of}` };
  const net = amountText(parts.product, currency);
  return {
    pointer,
    text: `${base} contains the tax: ${base} − ${base} ÷ (1 + ${rate}), which is ${net} half up, = ${tax}${of}`,
  };
}

function importReasons({ at, cart, parts, landed }: Line): Reason[] {
  if (!landed) return [];
  const say = (minor: number) => amountText(minor, cart.currency);
  const goods = parts.product + parts.shipping;
  return [
    {
      pointer: `${at}.duties.amount`,
      text: `Goods and shipping: ${productText(say(goods), landed.duty, say(parts.duty))}`,
    },
    {
      pointer: `${at}.importerTax.amount`,
      text: `Goods, shipping and duty: ${productText(say(goods + parts.duty), landed.importTax, say(parts.importerTax))}`,
    },
  ];
}

function feeReasons({ at, cart, terms, parts, rate }: Line): Reason[] {
  if (parts.fees === 0) return [];
  const say = (minor: number) => amountText(minor, cart.currency);
  return [
    {
      pointer: `${at}.fees.amount`,
      text: `Regulatory fees of the SKU for this place, for ${terms.quantity} units: ${say(parts.fees)}`,
    },
    { pointer: `${at}.fees.taxAmount`, text: productText(say(parts.fees), rate, say(parts.feesTax)) },
  ];
}

function shippingReason({ at, cart, parts }: Line): Reason[] {
  if (parts.shipping + parts.shippingTax === 0) return [];
  const text = `Its share of the shipping, by the value of the lines: ${sumText([['', parts.shipping]], cart.currency).trim()}`;
  return [{ pointer: `${at}.shipping.amount`, text }];
}

export function lineReasons(cart: CartTerms, assessment: Assessment): Reason[] {
  return cart.lines.flatMap((_, index) => {
    const line = lineOf(index, cart, assessment);
    if (!line) return [];
    return [
      amountReason(line),
      lineRateReason(index, cart, assessment),
      taxReason(line),
      ...importReasons(line),
      ...feeReasons(line),
      ...shippingReason(line),
    ];
  });
}
