/** What a seller is paid for some units of a line. */
import type { SalesTransaction } from '../../../../generated/contract/types';
import type { Currency } from '../../kernel/money/currency';
import { percentOf, proportion } from '../../kernel/money/money';
import { amountText, productText, sumText } from '../../kernel/money/words';
import type { Reason } from '../../kernel/reasons';
import type { LineParts } from '../../sale/checkouts/types';
import { mapParts } from '../../sale/orders/parts';
import type { LineProgress } from '../../sale/orders/types';

/** In percent of the product price. What the provider keeps is not published; this rate is ours. */
const SHARE_PERCENT = 5;

/** What the last `units` shipped units of a line cost: the difference of two rounded shares, so that all together are the line. */
export function worthOfShipped(line: LineProgress, shippedAfter: number, units: number, quantity: number): LineParts {
  return mapParts(
    (part) =>
      proportion(line.parts[part], shippedAfter, quantity) -
      proportion(line.parts[part], shippedAfter - units, quantity),
  );
}

/** Why a payout comes to what it comes to, ending each text in the amount. */
export function payoutReasons(amounts: SalesTransaction['payoutAmounts'], currency: Currency): Reason[] {
  const minor = (name: NamedAmount) => currency.minor(amounts[name] ?? 0);
  const say = (name: NamedAmount) => amountText(minor(name), currency);
  const add = (...parts: (readonly [string, NamedAmount, (1 | -1)?])[]) =>
    sumText(
      parts.map(([name, of, sign = 1]) => [name, minor(of) * sign] as const),
      currency,
    );
  const all = add(
    ['product', 'productPrice'],
    ['shipping', 'shipping', -1],
    ['regulatory fees', 'regulatoryFees', -1],
    ['import costs', 'landedCost', -1],
    ['tax', 'tax', -1],
  );
  const rate = `0.${String(SHARE_PERCENT).padStart(2, '0')}`;
  const off = (what: string, name: NamedAmount) => `${what}, taken off: ${say(name)}`;
  const none = (name: NamedAmount) => `The sandbox has none: ${say(name)}`;
  const share = productText(say('productPrice'), rate, amountText(-minor('digitalRiverShare'), currency));
  return [
    ['amount', all],
    ['payoutAmounts.amount', all],
    ['payoutAmounts.exchangeRate', 'The payout is in the currency of the order, nothing is exchanged: 1'],
    ['payoutAmounts.tax', off('Tax of product, shipping and fees', 'tax')],
    ['payoutAmounts.shipping', off('Shipping', 'shipping')],
    ['payoutAmounts.regulatoryFees', off('Regulatory fees', 'regulatoryFees')],
    ['payoutAmounts.landedCost', off('Duties and import tax', 'landedCost')],
    [
      'payoutAmounts.digitalRiverShare',
      `The provider’s share of the product, ${share}, taken off: ${say('digitalRiverShare')}`,
    ],
    ['payoutAmounts.distributorShare', none('distributorShare')],
    ['payoutAmounts.transactionFees', none('transactionFees')],
    [
      'payoutAmounts.shippingDiscount',
      `Shipping is shown with its discount taken off already: ${say('shippingDiscount')}`,
    ],
    ['payoutAmounts.regulatoryFeeDiscount', none('regulatoryFeeDiscount')],
    ['payoutAmounts.remitShipping', `Shipping is passed on to the seller: ${say('remitShipping')}`],
    ['payoutAmounts.remitLandedCost', `Import costs are not passed on: ${say('remitLandedCost')}`],
    [
      'payoutAmounts.payoutAmount',
      add(['product', 'productPrice'], ['the provider’s share', 'digitalRiverShare'], ['shipping', 'remitShipping']),
    ],
  ].map(([pointer = '', text = '']) => ({ pointer, text, source: { table: 'sales', basis: 'ours' } }));
}

type NamedAmount = Exclude<keyof SalesTransaction['payoutAmounts'], 'currency' | 'exchangeRate' | 'storeCredit'>;

/** Half-up away from zero, so that a refund takes back what the sale gave. */
function shareOf(product: number): number {
  return Math.sign(product) * percentOf(Math.abs(product), SHARE_PERCENT);
}

/**
 * Minor units in, major units out. The payout is in the shopper's currency, which the sandbox does not exchange. Shipping is
 * taken off the price and passed on to the seller; taxes, regulatory fees and import costs are not.
 */
export function payoutAmountsOf(parts: LineParts, currency: Currency): SalesTransaction['payoutAmounts'] {
  const tax = parts.productTax + parts.shippingTax + parts.feesTax;
  const landedCost = parts.duty + parts.importerTax;
  const share = shareOf(parts.product);
  // `0 - x` has no negative zero.
  const takenOff = (minor: number) => currency.major(0 - minor);
  return {
    currency: currency.code,
    exchangeRate: 1,
    amount: currency.major(parts.product + parts.shipping + parts.fees + landedCost + tax),
    tax: takenOff(tax),
    shipping: takenOff(parts.shipping),
    regulatoryFees: takenOff(parts.fees),
    landedCost: takenOff(landedCost),
    productPrice: currency.major(parts.product),
    digitalRiverShare: takenOff(share),
    distributorShare: 0,
    transactionFees: 0,
    shippingDiscount: 0,
    regulatoryFeeDiscount: 0,
    remitShipping: currency.major(parts.shipping),
    remitLandedCost: 0,
    payoutAmount: currency.major(parts.product - share + parts.shipping),
  };
}
