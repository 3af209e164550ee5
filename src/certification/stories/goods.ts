import { read, text } from '../../json';
import { crossesBorder } from '../european-union';
import type { LedgerIndex } from '../ledger-index';

/**
 * Whether a line of a checkout is goods, by what was shown before an entry: by its product where that was seen, else by the
 * cart, since only goods need a shipping choice.
 * @param cart the checkout that the line is in, as an answer showed it
 */
export function isGoods(line: unknown, cart: unknown, on: LedgerIndex, before: number): boolean {
  const skuId = text(line, 'skuId');
  const known =
    skuId === undefined
      ? read(line, 'productDetails.physical')
      : on.story('sku', skuId).lastSeen('physical', before)?.value;
  return typeof known === 'boolean' ? known : Boolean(read(cart, 'shippingChoice'));
}

/** Where a line leaves from: its own country, else that of the checkout. */
export function originOf(line: unknown, cart: unknown): string | undefined {
  return text(line, 'shipFrom.address.country') ?? text(cart, 'shipFrom.address.country');
}

/** Whether a line crosses a border at which duty falls due. */
export function isImported(line: unknown, cart: unknown): boolean {
  return crossesBorder(originOf(line, cart), text(cart, 'shipTo.address.country'));
}
