/** What a seller is paid for some units of a line. */
import type { SalesTransaction } from '../../../../generated/contract/types';
import type { Currency } from '../../kernel/money/currency';
import { percentOf, proportion } from '../../kernel/money/money';
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
