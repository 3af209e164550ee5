/** Why a line costs what it costs. */

import { amountText, productText, sumText } from '../../../kernel/money/words';
import type { Reason } from '../../../kernel/reasons';
import type { Assessment, CartTerms } from '../assess';
import type { LineParts, LineTerms } from '../types';
import { lineRateReason } from './rates';

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
  readonly fees: Assessment['fees'][number];
  readonly landed?: { readonly duty: string; readonly importTax: string };
}

function lineOf(index: number, cart: CartTerms, { price, taxes, grounds, fees }: Assessment): Line | null {
  const [terms, priced, tax] = [cart.lines[index], price.lines[index], taxes[index]];
  if (!terms || !priced || !tax) return null;
  const { treatment } = tax;
  return {
    ...{ at: `items[${index}]`, cart, terms, amount: priced.amount, parts: priced.parts },
    fees: fees[index] ?? [],
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
  const say = (minor: number) => amountText(minor, cart.currency);
  if (!landed)
    return (['duties', 'importerTax'] as const).map((name) => ({
      pointer: `${at}.${name}.amount`,
      text: `Nothing is paid for importing the line: ${say(0)}`,
    }));
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

const ofFees = { table: 'fees', basis: 'published' } as const;

function feeReasons({ at, cart, terms, parts, rate, fees }: Line): Reason[] {
  const { currency } = cart;
  const say = (minor: number) => amountText(minor, currency);
  const of = `${at}.fees`;
  if (fees.length === 0)
    return [
      { pointer: `${of}.amount`, text: `No fee of the SKU is for this place and currency: ${say(0)}`, source: ofFees },
      { pointer: `${of}.taxAmount`, text: `No fee to tax: ${say(0)}`, source: ofFees },
    ];
  return [
    {
      pointer: `${of}.amount`,
      text: sumText(
        fees.map(({ id, amount }) => [`fee ${id}`, currency.minor(amount)] as const),
        currency,
      ),
      source: ofFees,
    },
    { pointer: `${of}.taxAmount`, text: productText(say(parts.fees), rate, say(parts.feesTax)) },
    ...fees.flatMap(({ id, type, amount, perUnitAmount }, index) => [
      {
        pointer: `${of}.details[${index}].amount`,
        text: `${terms.quantity} × ${perUnitAmount} = ${say(currency.minor(amount))}`,
        source: ofFees,
      },
      {
        pointer: `${of}.details[${index}].perUnitAmount`,
        text: `Fee ${id} of the SKU, ${type}, for the place of tax and the currency of the cart: ${perUnitAmount}`,
        source: ofFees,
      },
    ]),
  ];
}

function shippingReason({ at, cart, parts }: Line): Reason[] {
  if (parts.shipping + parts.shippingTax === 0) return [];
  const share = (what: string, minor: number) =>
    `Its share of ${what}, by the value of the lines: ${amountText(minor, cart.currency)}`;
  return [
    { pointer: `${at}.shipping.amount`, text: share('the shipping', parts.shipping) },
    { pointer: `${at}.shipping.taxAmount`, text: share('the tax on shipping', parts.shippingTax) },
  ];
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
