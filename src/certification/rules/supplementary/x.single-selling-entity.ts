import { objects, read, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { judged } from '../../vocabulary/check';
import { holds, open } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const shopperOf = ({ body }: Call) => text(body, 'customerId') ?? text(body, 'email');

const byShopper = keyOf('createCheckouts', shopperOf);

const products = ({ body }: Call) =>
  objects(body, 'items').map((item) => text(item, 'skuId') ?? text(item, 'productDetails.id') ?? '');

/** Where each line leaves from, by its product. */
const origins = ({ body }: Call) =>
  JSON.stringify(
    objects(body, 'items').map((item, index) => [
      products({ body } as Call)[index],
      read(item, 'shipFrom.address') ?? read(body, 'shipFrom.address') ?? null,
    ]),
  );

/** Part of the refused cart, or all of it from elsewhere. */
function mends(next: Call, refused: Call): boolean {
  const [now, before] = [products(next), products(refused)];
  const isSameCart = now.some((product) => before.includes(product));
  return isSameCart && (now.length < before.length || origins(next) !== origins(refused));
}

const isMended = judged<Call>(
  'is followed by a checkout with fewer lines or other origins',
  (call, on: LedgerIndex) => {
    const shopper = shopperOf(call);
    const later = shopper === undefined ? [] : on.callsBy(byShopper, shopper);
    const next = later.find((other) => other.isAccepted && other.sequence > call.sequence && mends(other, call));
    if (next) return holds(next.sequence);
    return open(
      'A cart that no single entity can sell was not followed by a smaller one or one from other places yet.',
    );
  },
);

export const singleSellingEntity = rule({
  item: 'x.single-selling-entity',
  about: 'refusals',
  over: calls('cart of several entities', 'createCheckouts').where(
    'was refused because no single entity sells all of it',
    ({ status, isMadeUp, codes, body }) =>
      status === 400 && !isMadeUp && codes.includes('selling_entity_not_found') && objects(body, 'items').length > 1,
  ),
  each: isMended,
  words: {
    standard: 'A cart that no single entity can sell is split, or leaves from other places.',
    mend: 'Make a checkout for the lines of each entity, or change where lines ship from.',
    none: 'No cart spanned two selling entities.',
  },
});
