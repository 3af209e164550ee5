import { describedLines, namesGroup } from '../../stories/product-details';
import { rule } from '../../vocabulary/rule';

export const groupPerProduct = rule({
  item: 'products.group-per-product',
  part: true,
  over: describedLines(),
  each: namesGroup,
  words: {
    standard: 'Every product of your catalog is mapped to a SKU group.',
    mend: "Send the product's group as productDetails.skuGroupId.",
    none: 'No line had product details.',
  },
});
