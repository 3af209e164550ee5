import { objects, read, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { Purchase } from '../../stories/purchase';
import { judged } from '../../vocabulary/check';
import { breaks, holds, open } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const places = ['shipTo', 'billTo', 'purchaseLocation'] as const;

const countryIn = (body: unknown, place: string) =>
  (text(body, `${place}.address.country`) ?? text(body, `${place}.country`))?.toUpperCase();

const shopperOf = (body: unknown) => text(body, 'customerId') ?? text(body, 'email');
const byShopper = keyOf('createCheckouts', ({ isAccepted, body }) => (isAccepted ? shopperOf(body) : undefined));

const productsIn = (body: unknown) =>
  objects(body, 'items').map((item) => text(item, 'skuId') ?? text(item, 'productDetails.id'));

/** Later checkouts of the same shopper with one of the same products. */
function cartsAfter({ params, sequence, body }: Call, on: LedgerIndex): Call[] {
  const cart = (params.id && on.story('checkout', params.id).lastBefore(sequence)?.body) || body;
  const shopper = shopperOf(cart);
  const products = productsIn(cart);
  const later = shopper === undefined ? [] : on.callsBy(byShopper, shopper);
  return later.filter(
    (call) => call.sequence > sequence && productsIn(call.body).some((product) => products.includes(product)),
  );
}

/** Updates that were taken after a refused one. */
function updatesAfter({ params, sequence }: Call, on: LedgerIndex): Call[] {
  if (params.id === undefined) return [];
  const updates = on.story('checkout', params.id).calls('updateCheckouts');
  return updates.filter((call) => call.isAccepted && call.sequence > sequence);
}

function ordersAfter(refused: Call, carts: readonly Call[], on: LedgerIndex): Purchase[] {
  const ids = [refused.params.id, ...carts.map(({ answer }) => text(answer, 'id'))];
  return ids.flatMap((id) =>
    on
      .story('checkout', id ?? '')
      .calls('createOrders')
      .filter(({ isAccepted, sequence }) => isAccepted && sequence > refused.sequence)
      .map((call) => new Purchase(call, on)),
  );
}

/** Places of the refused request that name a country. Which of them is blocked, the refusal does not say. */
const namedIn = ({ body }: Call) => places.filter((place) => countryIn(body, place) !== undefined);

/** Whether one of those places is in another country, and not merely left out. @param of the value of a place */
function isElsewhere(refused: Call, of: (place: string) => unknown): boolean {
  return namedIn(refused).some((place) => {
    const country = countryIn({ [place]: of(place) }, place);
    return country !== undefined && country !== countryIn(refused.body, place);
  });
}

const isHandled = judged<Call>('is followed by another address, or by no order', (refused, on) => {
  const carts = cartsAfter(refused, on);
  const orders = ordersAfter(refused, carts, on);
  const countries = [...new Set(namedIn(refused).map((place) => countryIn(refused.body, place)))].join(' and ');
  const wrong = orders.find((order) => !isElsewhere(refused, (place) => order.known(place)?.value));
  if (wrong)
    return breaks({
      sequence: wrong.call.sequence,
      pointer: '/requestBody/checkoutId',
      expected: 'a checkout whose address is in another country',
      seen: wrong.checkoutId,
      message: `The cart was refused for ${countries}, and was ordered all the same without an address elsewhere.`,
    });
  const changed = [...updatesAfter(refused, on), ...carts].find(({ body }) =>
    isElsewhere(refused, (place) => read(body, place)),
  );
  if (changed) return holds(changed.sequence);
  if (orders.length > 0)
    return open(`An order went to its former address after ${countries} was refused. Did the shopper choose that?`);
  return open(`Nothing was ordered after ${countries} was refused. Look at what the shopper reads.`);
});

export const countryBlockHandled = rule({
  item: 'x.country-block-handled',
  about: 'refusals',
  over: calls('refused destination', 'createCheckouts', 'updateCheckouts').where(
    'was refused with 409 country_unsupported',
    (call) => call.status === 409 && call.refusedWith('country_unsupported'),
  ),
  each: isHandled,
  words: {
    standard: 'A cart for a country that cannot be served is not ordered, unless it goes elsewhere.',
    mend: 'Say that you cannot deliver there, and let the shopper change the address before you order.',
    none: 'No destination was refused with country_unsupported.',
  },
});
