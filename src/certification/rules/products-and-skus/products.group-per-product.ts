import { read, text } from '../../../json';
import { calls, entriesOf } from '../../vocabulary/over';
import { field } from '../../vocabulary/reading';
import { rule } from '../../vocabulary/rule';

export const groupPerProduct = rule({
  item: 'products.group-per-product',
  part: true,
  over: entriesOf(calls('checkout', 'createCheckouts'), 'items', 'line').where(
    'has product details',
    ({ value }) => text(value, 'skuId') === undefined && read(value, 'productDetails') !== undefined,
  ),
  each: field('productDetails.skuGroupId').isPresent(),
  words: {
    standard: 'Every product of your catalog is mapped to a SKU group.',
    mend: "Send the product's group as productDetails.skuGroupId.",
    none: 'No line had product details.',
  },
});
