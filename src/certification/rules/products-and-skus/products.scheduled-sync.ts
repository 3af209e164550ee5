import { type Product, products } from '../../stories/product';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const withoutId = (body: unknown) => JSON.stringify({ ...(body as object), id: undefined });

/** A body that says what the write before it said changes nothing. After a refusal it is tried again. */
const changesSomething = judged<Product>('is written when something changed', ({ writes }) => {
  const repeated = writes.find((write, index) => {
    const before = writes[index - 1];
    return before?.isAccepted && withoutId(before.body) === withoutId(write.body);
  });
  if (!repeated) return holds(...writes.map(({ sequence }) => sequence));
  const expected = 'a write only where something changed';
  return breaks({ sequence: repeated.sequence, pointer: '/requestBody', expected, seen: repeated.body });
});

export const scheduledSync = rule({
  item: 'products.scheduled-sync',
  over: products().where(
    'was written again after it was taken',
    ({ writes, taken }) => taken !== undefined && writes.findIndex(({ isAccepted }) => isAccepted) < writes.length - 1,
  ),
  each: changesSomething,
  words: {
    standard: 'A change of a product is written to its SKU, and what did not change is not written.',
    mend: 'Write only the products that changed since the last synchronization.',
    none: 'No SKU was written a second time.',
  },
});
