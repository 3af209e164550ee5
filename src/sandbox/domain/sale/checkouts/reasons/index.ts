/** Why a priced cart says what it says: each amount with its calculation, each rate with its row, the seller with its rule. */
import type { Checkout } from '../../../../../generated/contract/types';
import { sum } from '../../../kernel/money/money';
import type { Reason } from '../../../kernel/reasons';
import type { Assessment, CartTerms } from '../assess';
import type { LineParts } from '../types';
import { lineReasons } from './lines';
import { rateReason } from './rates';
import { amountText, productText, sumText } from './words';

function shippingReasons(cart: CartTerms, { price, taxes, grounds }: Assessment): Reason[] {
  if (!cart.shippingChoice || price.totalShipping === 0) return [];
  const say = (minor: number) => amountText(minor, cart.currency);
  const total: Reason = {
    pointer: 'totalShipping',
    text: cart.taxInclusive
      ? `The shipping of the cart, ${cart.shippingChoice.amount}, without the tax inside`
      : 'The shipping of the cart, as sent',
  };
  const pointer = 'shippingChoice.taxAmount';
  const rate = grounds.rates.rate(undefined);
  const net = sum(price.lines.map(({ parts }) => parts.shipping));
  const isWhole = taxes.every(({ treatment }) => treatment.kind === 'ordinary');
  const { text, source } = rateReason(pointer, cart, grounds, undefined);
  const how =
    !cart.taxInclusive && isWhole ? productText(say(net), rate, say(price.shippingTax)) : say(price.shippingTax);
  return [total, { pointer, text: `${text}. ${how}`, ...(source && { source }) }];
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
  if (left === undefined) return [];
  const pointer = 'payment.session.amountRemainingToBeContributed';
  const paid = price.totalAmount - cart.currency.minor(left);
  const total = amountText(price.totalAmount, cart.currency);
  const text =
    paid === 0
      ? `The whole ${total}: no source is attached yet`
      : `${total} less ${amountText(paid, cart.currency)} of attached sources`;
  return [{ pointer, text }];
}

/** @param document what the caller is shown */
export function cartReasons(cart: CartTerms, assessment: Assessment, document: Checkout): readonly Reason[] {
  return [
    ...lineReasons(cart, assessment),
    ...shippingReasons(cart, assessment),
    ...totalReasons(cart, assessment),
    sellerReason(cart, document),
    ...paymentReasons(cart, assessment, document),
  ];
}
