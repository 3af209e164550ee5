/** What a subscription costs at its next renewal, and why. */
import type { Subscription, SubscriptionItem } from '../../../../generated/contract/types';
import { type Currency, currencyOf } from '../../kernel/money/currency';
import { timesQuantity } from '../../kernel/money/money';
import { amountText } from '../../kernel/money/words';
import { type Reason, type Standing, under } from '../../kernel/reasons';
import type { Surroundings } from '../../kernel/resource';
import type { SubscriptionRecord } from './record';

const source = { table: 'subscriptions', basis: 'ours' } as const;

/** What holds for a price, whichever it is. */
const TERMS = 'A change counts from the next period on, and nothing is prorated';

function itemReasons(item: SubscriptionItem, { taxInclusive }: Subscription, currency: Currency): Reason[] {
  const { price, aggregatePrice, quantity = 1 } = item;
  const tax = taxInclusive ? 'with the tax inside' : 'before tax';
  const billed =
    typeof price === 'number'
      ? `${quantity} × ${price} = ${amountText(timesQuantity(price, quantity, currency.decimals), currency)}`
      : `the whole line, ${amountText(currency.minor(aggregatePrice ?? 0), currency)}`;
  const renewal = `Each renewal bills ${billed} ${tax}, priced as a checkout on its day. ${TERMS}`;
  return [
    { pointer: 'price', text: `${renewal}. Of one unit, as sent: ${price}`, source },
    { pointer: 'aggregatePrice', text: `${renewal}. As sent: ${aggregatePrice}`, source },
  ].filter(({ pointer }) => typeof item[pointer as 'price' | 'aggregatePrice'] === 'number');
}

export async function subscriptionStanding(
  { document }: SubscriptionRecord,
  { context }: Surroundings,
): Promise<Standing[]> {
  const currency = currencyOf(document.currency, context.reference);
  const reasons = document.items.flatMap((item, index) =>
    under(`items[${index}].`, itemReasons(item, document, currency)),
  );
  return [{ of: document, reasons }];
}
