/** The amounts of a priced cart, wherever they stand in it. */
import { type Amount, amountsIn } from '../../../kernel/money/amounts-in';

/** Of a whole cart; its charges and what is left to refund are no part of the price. */
const TOTALS = [
  'subtotal',
  'totalTax',
  'totalImporterTax',
  'totalDuty',
  'totalFees',
  'totalDiscount',
  'totalShipping',
  'totalAmount',
  'shippingChoice',
] as const;
const OF_ITEMS = ['amount', 'tax', 'importerTax', 'duties', 'fees', 'shipping'] as const;

/** Every amount that pricing a cart gives, with its place. */
export function pricedValues(cart: {
  readonly items: readonly object[];
  readonly payment: { readonly sources?: readonly object[]; readonly session: object };
}): Amount[] {
  const { sources = [], session } = cart.payment;
  return [
    ...TOTALS.flatMap((name) => amountsIn((cart as Readonly<Record<string, unknown>>)[name], name)),
    ...cart.items.flatMap((item, index) =>
      OF_ITEMS.flatMap((name) =>
        amountsIn((item as Readonly<Record<string, unknown>>)[name], `items[${index}].${name}`),
      ),
    ),
    ...sources.flatMap((source, index) =>
      amountsIn((source as { amount?: number }).amount, `payment.sources[${index}].amount`),
    ),
    ...(['amountContributed', 'amountRemainingToBeContributed'] as const).flatMap((name) =>
      amountsIn((session as Readonly<Record<string, unknown>>)[name], `payment.session.${name}`),
    ),
  ];
}
