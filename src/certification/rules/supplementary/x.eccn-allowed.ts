import { eccns } from '../../../generated/reference/eccns';
import { text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { products } from '../../stories/product';
import { field } from '../../vocabulary/reading';
import { rule } from '../../vocabulary/rule';

const listed = new Set(eccns.map(({ code }) => code));

/** The newest write that settles the number: one that sends it, or one that was taken with a SKU group, which brings it. */
const settles = ({ body, isAccepted }: Call) =>
  text(body, 'eccn') !== undefined || (isAccepted && text(body, 'skuGroupId') !== undefined);

export const eccnAllowed = rule({
  item: 'x.eccn-allowed',
  over: products().into('SKU', ({ writes }): Call[] => {
    const last = writes.findLast(settles);
    return last && text(last.body, 'eccn') !== undefined ? [last] : [];
  }),
  each: field('eccn').that('on the list of export control numbers', (value) =>
    listed.has(String(value).trim().toUpperCase()),
  ),
  words: {
    standard: 'The export control number of every SKU is on the list of numbers that may be sold.',
    mend: 'Send a number of the list, or ask the provider for the new one before you list the product.',
    none: 'No SKU was written with an export control number.',
  },
});
