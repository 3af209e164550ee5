import { describedLines, namesGroup } from '../../stories/product-details';
import { rule } from '../../vocabulary/rule';

export const productDetailsSkuGroup = rule({
  item: 'checkouts.product-details-sku-group',
  over: describedLines(),
  each: namesGroup,
  words: {
    standard: 'Product details name the SKU group of the product.',
    mend: 'Send productDetails.skuGroupId with the line.',
    none: 'No line had product details.',
  },
});
