import { isObject, read, text } from '../../json';
import { crossesBorder } from '../european-union';
import type { LedgerIndex } from '../ledger-index';
import { judged, type Subject } from '../vocabulary/check';
import { beside, breaks, holds } from '../vocabulary/outcome';
import type { Found } from '../vocabulary/reading';
import type { Line, Purchase } from './purchase';

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

/** A line of goods in a checkout that somebody asked to order. Its call is that request. */
export interface Shipment extends Subject {
  readonly line: Line;
  readonly purchase: Purchase;
}

/** The lines of an order request that are goods. */
export const goodsOf = (purchase: Purchase): readonly Shipment[] => purchase.derived(goodsIn);

function goodsIn(purchase: Purchase, on: LedgerIndex): readonly Shipment[] {
  const cart = purchase.state?.body ?? purchase.call.answer;
  const { call } = purchase;
  return purchase
    .lines()
    .filter(({ value }) => isGoods(value, cart, on, call.sequence))
    .map((line) => ({ call, line, purchase }));
}

/** The address that a line leaves from, and the request that sent it: the line's own, else that of the checkout. */
function originSent({ line, purchase }: Shipment): Found | undefined {
  const path = 'shipFrom.address';
  const own = line.sent(path);
  if (isObject(own?.value)) return own;
  const { creation } = purchase;
  const place = creation && { call: creation, pointer: '/requestBody/shipFrom/address', value: undefined };
  return purchase.sent(path) ?? place ?? purchase.known(path);
}

/** Goods leave from a country; in the United States, tax needs a postal code of five digits as well. */
export const leavesFromPlace = judged<Shipment>('leaves from a country, in the US with a postal code', (shipment) => {
  const origin = originSent(shipment);
  if (!origin) return beside;
  const country = text(origin.value, 'country');
  const isPlace = country?.toUpperCase() !== 'US' || /^\d{5}/.test(text(origin.value, 'postalCode') ?? '');
  if (country && isPlace) return holds(origin.call.sequence);
  const field = country ? 'postalCode' : 'country';
  return breaks({
    sequence: origin.call.sequence,
    pointer: `${origin.pointer}/${field}`,
    expected: country ? 'a postal code that begins with five digits' : 'the country that the goods leave from',
    seen: read(origin.value, field),
  });
});

/** Where a line leaves from: its own country, else that of the checkout. */
export function originOf(line: unknown, cart: unknown): string | undefined {
  return text(line, 'shipFrom.address.country') ?? text(cart, 'shipFrom.address.country');
}

/** Whether a line crosses a border at which duty falls due. */
export function isImported(line: unknown, cart: unknown): boolean {
  return crossesBorder(originOf(line, cart), text(cart, 'shipTo.address.country'));
}
