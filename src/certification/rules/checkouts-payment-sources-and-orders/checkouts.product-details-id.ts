import { isObject, objects, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { keyOf } from '../../ledger-index/keyed';
import { describedLines } from '../../stories/product-details';
import { thresholds } from '../../thresholds';
import { judged } from '../../vocabulary/check';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { type Alike, alike } from '../../vocabulary/over';
import { field } from '../../vocabulary/reading';
import { part, rule } from '../../vocabulary/rule';

const { madeUpIds } = thresholds;

/** A product by all that is said of it but its id. */
function groupOf(details: unknown): string {
  const { id: _, ...rest } = isObject(details) ? details : {};
  return JSON.stringify(Object.entries(rest).sort());
}

const detailsIn = ({ body }: Call) =>
  objects(body, 'items')
    .map(({ productDetails }) => productDetails)
    .filter((details) => details !== undefined);

/** Sizes and colors of a product may be told apart by nothing else. */
const byProduct = keyOf('createCheckouts', (call) =>
  call.isAccepted
    ? detailsIn(call)
        .filter((details) => text(details, 'id'))
        .map(groupOf)
    : undefined,
);

const idsIn = (call: Call, product: string) =>
  new Set(
    detailsIn(call)
      .filter((details) => groupOf(details) === product)
      .map((details) => text(details, 'id')),
  );

/** Whether one of two checkouts names the product as the other does. Of very many, the newest are looked at. */
function comesBack({ value, calls }: Alike): boolean {
  const before = new Set<string | undefined>();
  for (const call of calls.slice(-thresholds.checkoutsOfOneProduct)) {
    const ids = idsIn(call, value);
    if ([...ids].some((id) => before.has(id))) return true;
    for (const id of ids) before.add(id);
  }
  return false;
}

const keepsId = judged<Alike>('has an id that stays the same over two checkouts', (product) => {
  if (comesBack(product)) return holds();
  const { sequence } = product.call;
  return breaks({ sequence, pointer: '/requestBody/items', expected: 'an id that was seen before', seen: undefined });
});

const isNotMadeUp = judged<Alike>(`has not a new id in each of ${madeUpIds} checkouts`, (product) => {
  const { call, calls, value } = product;
  if (calls.length < madeUpIds || comesBack(product)) return beside;
  const index = objects(call.body, 'items').findIndex(
    ({ productDetails }) => productDetails !== undefined && groupOf(productDetails) === value,
  );
  return breaks({
    sequence: call.sequence,
    pointer: `/requestBody/items/${index}/productDetails/id`,
    expected: 'the id that the product has in your catalog',
    seen: text(objects(call.body, 'items')[index], 'productDetails.id'),
    message: `${text(objects(call.body, 'items')[index], 'productDetails.name')} had a new id in each of ${calls.length} checkouts.`,
  });
});

export const productDetailsId = rule({
  item: 'checkouts.product-details-id',
  over: describedLines(),
  each: field('productDetails.id').isPresent(),
  also: [part({ over: alike('product', byProduct), each: isNotMadeUp, exists: keepsId })],
  words: {
    standard: 'Product details carry the id that the product has in your own catalog.',
    mend: 'Send the id of your catalog as productDetails.id, the same one each time.',
    none: 'No line had product details.',
  },
});
