import type { Call } from '../../ledger-index/call';
import { unseen } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { calls } from '../../vocabulary/over';
import { field } from '../../vocabulary/reading';
import { part, rule } from '../../vocabulary/rule';

export const matchingSkuIdentifiers = rule({
  item: 'products.matching-identifiers',
  part: true,
  over: calls('SKU creation', 'createSkus'),
  each: field('id').isPresent(),
  also: [
    part({
      over: calls('SKU write', 'createSkus', 'upsertSkus'),
      each: all<Call>(
        unseen(
          'has an id of your platform',
          'Compare the ids with an export of your catalog: calls show only that there are some.',
        ),
      ),
    }),
  ],
  words: {
    standard: 'A SKU has the identifier that your own platform knows the product by.',
    mend: "Send the product's identifier of your platform as id with POST /skus, or write it with PUT /skus/{id}.",
    none: 'No SKU was written.',
  },
});
