/** Why a source has the amount that it has. */
import type { SavedSource } from '../../../../generated/contract/types';
import { type Currency, currencyOf } from '../../kernel/money/currency';
import { amountText } from '../../kernel/money/words';
import type { Reason, Standing } from '../../kernel/reasons';
import type { Surroundings } from '../../kernel/resource';
import { isSecondary } from './lifecycle';
import type { SourceRecord } from './record';

const source = { table: 'store-credit', basis: 'published' } as const;

/** @param total in minor units, of the cart that it pays */
export function contributionText(of: Pick<SavedSource, 'type' | 'amount'>, total: number, currency: Currency): string {
  const amount = amountText(currency.minor(of.amount ?? 0), currency);
  const all = amountText(total, currency);
  return isSecondary(of)
    ? `Store credit pays first, what it was made for and no more than the total of ${all}: ${amount}`
    : `The primary source pays what store credit leaves of the total of ${all}: ${amount}`;
}

export async function sourceStanding(
  { document, hidden }: SourceRecord,
  { read, context }: Surroundings,
): Promise<Standing[]> {
  const { amount, currency: code } = document;
  if (amount === undefined) return [];
  const cart = (await read.find('order', hidden.orderId)) ?? (await read.find('checkout', hidden.checkoutId));
  const currency = currencyOf(code ?? '', context.reference);
  const text = cart
    ? contributionText(document, currency.minor(cart.document.totalAmount), currency)
    : `As it was made; no cart uses it: ${amount}`;
  return [{ of: document, reasons: [{ pointer: 'amount', text, source }] satisfies Reason[] }];
}
