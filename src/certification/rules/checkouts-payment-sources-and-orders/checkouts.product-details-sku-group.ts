import { read } from '../../../json';
import { calls, entriesOf } from '../../vocabulary/over';
import { field } from '../../vocabulary/reading';
import { rule } from '../../vocabulary/rule';

export const productDetailsSkuGroup = rule({
  item: 'checkouts.product-details-sku-group',
  over: entriesOf(calls('checkout request', 'createCheckouts'), 'items', 'line').where(
    'has product details',
    ({ value }) => read(value, 'productDetails') !== undefined,
  ),
  each: field('productDetails.skuGroupId').isPresent(),
  words: {
    standard: 'Product details name the SKU group of the product.',
    mend: 'Send productDetails.skuGroupId with the line.',
    none: 'No line had product details.',
  },
});
