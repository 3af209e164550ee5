/** Why a priced cart says what it says: each amount with its calculation, each rate with its row, the seller with its rule. */
import type { Checkout } from '../../../../../generated/contract/types';
import { asSent } from '../../../kernel/money/amounts-in';
import { sum } from '../../../kernel/money/money';
import { amountText, productText, sumText } from '../../../kernel/money/words';
import type { Reason } from '../../../kernel/reasons';
import { contributionText } from '../../sources/reasons';
import type { Assessment, CartTerms } from '../assess';
import type { LineParts } from '../types';
import { lineReasons } from './lines';
import { rateReason } from './rates';

function shippingReasons(cart: CartTerms, { price, taxes, grounds }: Assessment): Reason[] {
  const none = 'No shipping is in the cart: ';
  if (!cart.shippingChoice) return [{ pointer: 'totalShipping', text: none + amountText(0, cart.currency) }];
  const say = (minor: number) => amountText(minor, cart.currency);
  const sent = cart.taxInclusive
    ? `The shipping of the cart, ${cart.shippingChoice.amount ?? 0}, without the tax inside`
    : `The shipping of the cart, ${cart.shippingChoice.amount ?? 0} as sent`;
  const total = `${sent}: ${say(price.totalShipping)}`;
  const pointer = 'shippingChoice.taxAmount';
  const rate = grounds.rates.rate(undefined);
  const net = sum(price.lines.map(({ parts }) => parts.shipping));
  const isWhole = taxes.every(({ treatment }) => treatment.kind === 'ordinary');
  const { text, source } = rateReason(pointer, cart, grounds, undefined);
  const how =
    !cart.taxInclusive && isWhole ? productText(say(net), rate, say(price.shippingTax)) : say(price.shippingTax);
  return [
    { pointer: 'totalShipping', text: total },
    { pointer: 'shippingChoice.amount', text: total },
    { pointer, text: `${text}. ${how}`, ...(source && { source }) },
  ];
}

function totalReasons(cart: CartTerms, { price }: Assessment): Reason[] {
  const total = (part: keyof LineParts) => sum(price.lines.map(({ parts }) => parts[part]));
  const add = (...parts: (readonly [string, number])[]) => sumText(parts, cart.currency);
  return [
    { pointer: 'totalFees', text: add(['regulatory fees of all lines', total('fees')]) },
    { pointer: 'totalDuty', text: add(['duties of all lines', total('duty')]) },
    { pointer: 'totalImporterTax', text: add(['import tax of all lines', total('importerTax')]) },
    {
      pointer: 'totalDiscount',
      text: add(['what items, order and shipping were reduced by, without tax', price.totalDiscount]),
    },
    {
      pointer: 'totalTax',
      text: add(
        ['tax on lines', total('productTax')],
        ['tax on shipping', price.shippingTax],
        ['tax on fees', total('feesTax')],
      ),
    },
    {
      pointer: 'subtotal',
      text: add(
        ['lines', total('product')],
        ['shipping', total('shipping')],
        ['fees', total('fees')],
        ['duties', total('duty')],
        ['import tax', total('importerTax')],
      ),
    },
    { pointer: 'totalAmount', text: add(['subtotal', price.subtotal], ['tax', price.totalTax]) },
  ];
}

function sellerReason(cart: CartTerms, { sellingEntity }: Checkout): Reason {
  const pointer = 'sellingEntity';
  if (sellingEntity?.id === undefined) return { pointer, text: 'The addresses do not say yet who sells' };
  const isShipped = cart.lines.some((line) => line.physical);
  const country = (isShipped ? cart.shipTo : (cart.billTo ?? cart.shipTo))?.address?.country ?? '';
  const by = isShipped ? 'where goods are shipped to, and from' : 'the country of the bill-to';
  return {
    pointer,
    text: `${sellingEntity.name} sells in ${country}: ${by} decides`,
    source: { table: 'selling-entities', row: country },
  };
}

function paymentReasons(cart: CartTerms, { price }: Assessment, { payment }: Checkout): Reason[] {
  const left = payment.session.amountRemainingToBeContributed;
  const sources = payment.sources ?? [];
  if (left === undefined) return [];
  const pointer = 'payment.session.amountRemainingToBeContributed';
  const paid = price.totalAmount - cart.currency.minor(left);
  const total = amountText(price.totalAmount, cart.currency);
  const rest = amountText(price.totalAmount - paid, cart.currency);
  const text =
    paid === 0
      ? `No source is attached yet: the whole ${total}`
      : `${total} less ${amountText(paid, cart.currency)} of attached sources = ${rest}`;
  const paying = sources.map(({ id, amount = 0 }) => [`source ${id}`, cart.currency.minor(amount)] as const);
  return [
    { pointer, text },
    { pointer: 'payment.session.amountContributed', text: sumText(paying, cart.currency) },
    ...sources.map((source, index) => ({
      pointer: `payment.sources[${index}].amount`,
      text: contributionText(source, price.totalAmount, cart.currency),
      source: { table: 'store-credit', basis: 'published' } as const,
    })),
  ];
}

/** What callers decided themselves. */
function sentReasons({ discount, shippingDiscount, items }: Checkout): Reason[] {
  return [
    ...asSent(discount, 'discount'),
    ...asSent(shippingDiscount, 'shippingDiscount'),
    ...items.flatMap((item, index) => asSent(item.discount, `items[${index}].discount`)),
  ];
}

/** @param document what the caller is shown */
export function cartReasons(cart: CartTerms, assessment: Assessment, document: Checkout): readonly Reason[] {
  return [
    ...lineReasons(cart, assessment),
    ...shippingReasons(cart, assessment),
    ...totalReasons(cart, assessment),
    sellerReason(cart, document),
    ...paymentReasons(cart, assessment, document),
    ...sentReasons(document),
  ];
}
