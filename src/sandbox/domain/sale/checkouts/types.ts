import type { Fee, ItemDiscount } from '../../../../generated/contract/types';

/** What a line was asked to be, kept so that every change can be priced again from the start. */
export interface LineTerms {
  readonly itemId: string;
  readonly price?: number;
  readonly aggregatePrice?: number;
  readonly quantity: number;
  readonly discount?: ItemDiscount;
  readonly physical: boolean;
  readonly taxCode?: string;
  readonly hsCode?: string;
  readonly described: boolean;
  readonly weighed: boolean;
  readonly fees: readonly Fee[];
}

/** The parts of one line's price, in minor units, before they became JSON numbers. */
export interface LineParts {
  readonly product: number;
  readonly productTax: number;
  readonly shipping: number;
  readonly shippingTax: number;
  readonly fees: number;
  readonly feesTax: number;
  readonly duty: number;
  readonly importerTax: number;
}

/** A figure that is the sandbox's own, because no sample of the provider shows it. */
export type Assumed = 'tax-rate' | 'duty-rate';

export interface CheckoutHidden {
  readonly state: 'open' | 'spent';
  /** What it became. */
  readonly orderId?: string;
  /** The checkout session whose order waits for a challenge, and goes on by itself once the shopper has passed it. */
  readonly orderedBy?: string;
  readonly lines: readonly LineTerms[];
  /** Parts per item id; their sum over all lines is `totalAmount`. */
  readonly parts: Readonly<Record<string, LineParts>>;
  /** True once the caller named the bill-to; otherwise it follows the primary source's owner. */
  readonly billToGiven: boolean;
  /** Whether the prices that were sent contain tax; answers leave it out. Absent where an earlier version kept it in the document. */
  readonly taxInclusive?: boolean;
  /** What was counted with defaults of the sandbox; absent where nothing was. */
  readonly assumed?: readonly Assumed[];
  /** The shipping amount as sent; the document shows it without tax. */
  readonly shippingAsked?: number;
}
