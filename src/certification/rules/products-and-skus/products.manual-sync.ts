import { type Product, products } from '../../stories/product';
import { judged, unseen } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { part, rule } from '../../vocabulary/rule';

const isWritten = judged<Product>('has a write that was taken', ({ taken, call }) => {
  if (taken) return holds(taken.sequence);
  const { sequence, status } = call;
  return breaks({ sequence, pointer: '/status', expected: 'a write that is taken in the end', seen: status });
});

export const manualSync = rule({
  item: 'products.manual-sync',
  part: true,
  over: products(),
  each: isWritten,
  also: [
    part({
      over: products(),
      each: unseen(
        'was pushed by hand',
        'Calls cannot show that somebody pushed the whole catalog. Compare the written SKUs with an export.',
      ),
    }),
  ],
  words: {
    standard: 'Somebody can push the whole catalog on demand, and each SKU is written in the end.',
    mend: 'Send a SKU again until it is taken; a 400 says which field to mend first.',
    none: 'No SKU was written.',
  },
});
