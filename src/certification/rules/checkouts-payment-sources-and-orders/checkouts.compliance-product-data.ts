import { read, text } from '../../../json';
import { namesGroup } from '../../stories/product-details';
import { type At, judged } from '../../vocabulary/check';
import { all, when } from '../../vocabulary/logic';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { calls, entriesOf } from '../../vocabulary/over';
import { field } from '../../vocabulary/reading';
import { rule } from '../../vocabulary/rule';

const needed = ['eccn', 'taxCode', 'countryOfOrigin'] as const;

/** A SKU that the ledger never showed was checked by the API when it was written. */
const isClassified = judged<At>(
  'names a SKU that has a group, or ECCN, tax code and country',
  ({ call, value }, on) => {
    const id = text(value, 'skuId');
    if (id === undefined) return beside;
    const state = on.story('sku', id).lastBefore(call.sequence);
    const missing = needed.find((name) => state && text(state.body, name) === undefined);
    if (!state || !missing || text(state.body, 'skuGroupId')) return holds();
    return breaks({
      sequence: state.call.sequence,
      pointer: `${state.pointer}/${missing}`,
      expected: 'a value, or a SKU group',
      seen: read(state.body, missing),
      message: `SKU ${id} has neither ${missing} nor a SKU group, and a checkout sells it.`,
    });
  },
);

export const complianceProductData = rule({
  item: 'checkouts.compliance-product-data',
  over: entriesOf(calls('checkout request', 'createCheckouts'), 'items', 'line'),
  each: all<At>(when(field('productDetails').isPresent(), namesGroup), isClassified),
  words: {
    standard: 'The tax code, the export control number and the origin of every line are known.',
    mend: 'Name the SKU group in productDetails, or give the SKU a group or all of eccn, taxCode and countryOfOrigin.',
    none: 'No checkout was created yet.',
  },
});
