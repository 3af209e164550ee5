import { objects, text } from '../../../json';
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

const isOwn = (refused: Call, checkoutId: string) => refused.params.id === checkoutId;

/** The checkout that could not be changed, and later ones of the same shopper with one of the same products. */
function cartsAfter(refused: Call, on: LedgerIndex): string[] {
  const { params, sequence, body } = refused;
  const own = params.id === undefined ? undefined : on.story('checkout', params.id);
  const cart = own?.lastBefore(sequence)?.body ?? body;
  const shopper = shopperOf(cart);
  const products = productsIn(cart);
  const later = shopper === undefined ? [] : on.callsBy(byShopper, shopper);
  const same = later.filter(
    (call) => call.sequence > sequence && productsIn(call.body).some((product) => products.includes(product)),
  );
  return [...(own ? [own.id] : []), ...same.flatMap(({ answer }) => text(answer, 'id') ?? [])];
}

function ordersAfter(refused: Call, on: LedgerIndex): Purchase[] {
  return cartsAfter(refused, on).flatMap((id) =>
    on
      .story('checkout', id)
      .calls('createOrders')
      .filter(({ isAccepted, sequence }) => isAccepted && sequence > refused.sequence)
      .map((call) => new Purchase(call, on)),
  );
}

/** Places of the refused request that name a country. Which of them is blocked, the refusal does not say. */
const namedIn = ({ body }: Call) => places.filter((place) => countryIn(body, place) !== undefined);

/** An order goes elsewhere when one of those places is in another country, and not merely left out. */
function goesElsewhere(order: Purchase, refused: Call): boolean {
  return namedIn(refused).some((place) => {
    const country = countryIn({ [place]: order.known(place)?.value }, place);
    return country !== undefined && country !== countryIn(refused.body, place);
  });
}

const isChosenAnew = (order: Purchase, refused: Call) =>
  !isOwn(refused, order.checkoutId ?? '') ||
  namedIn(refused).some((place) => (order.sent(place)?.call.sequence ?? 0) > refused.sequence);

const isHandled = judged<Call>('is not followed by an order to that country', (refused, on) => {
  const orders = ordersAfter(refused, on);
  const countries = [...new Set(namedIn(refused).map((place) => countryIn(refused.body, place)))].join(' and ');
  const wrong = orders.find((order) => !goesElsewhere(order, refused));
  if (wrong)
    return breaks({
      sequence: wrong.call.sequence,
      pointer: '/requestBody/checkoutId',
      expected: 'a checkout whose address is in another country',
      seen: wrong.checkoutId,
      message: `The cart was refused for ${countries}, and was ordered all the same without an address elsewhere.`,
    });
  const mended = orders.find((order) => isChosenAnew(order, refused));
  if (mended) return holds(mended.call.sequence);
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
