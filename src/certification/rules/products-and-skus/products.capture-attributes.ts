import { isObject, text } from '../../../json';
import { type Product, products, wasRefusedFor } from '../../stories/product';
import { judged } from '../../vocabulary/check';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const attributes = ['eccn', 'taxCode', 'countryOfOrigin'] as const;

const isClassified = judged<Product>('has ECCN, tax code and country of origin', ({ writes, taken }) => {
  const refused = writes.findLast((write) => wasRefusedFor(write, attributes));
  if (refused && (!taken || taken.sequence < refused.sequence)) {
    const field = attributes.find((name) => wasRefusedFor(refused, [name])) ?? attributes[0];
    const seen = text(refused.body, field);
    return breaks({
      sequence: refused.sequence,
      pointer: `/requestBody/${field}`,
      expected: 'a value that is taken',
      seen,
    });
  }
  if (!taken || text(taken.answer, 'skuGroupId') || !isObject(taken.answer)) return beside;
  const missing = attributes.find((name) => text(taken.answer, name) === undefined);
  if (!missing) return holds(taken.sequence);
  const { sequence } = taken;
  return breaks({ sequence, pointer: `/responseBody/${missing}`, expected: 'a value of the product', seen: undefined });
});

export const captureAttributes = rule({
  item: 'products.capture-attributes',
  part: true,
  over: products(),
  each: isClassified,
  words: {
    standard:
      'Each product has an export control number, a tax code and a country of origin, or a SKU group that brings them.',
    mend: "Let merchandisers enter the three values, and send them with the product's SKU.",
    none: 'No SKU without a group was written.',
  },
});
