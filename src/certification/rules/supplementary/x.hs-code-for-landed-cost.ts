import { objects, read, text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import type { Call } from '../../ledger-index/call';
import { isGoods, isImported } from '../../stories/goods';
import { type At, judged } from '../../vocabulary/check';
import { breaks, holds, open } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const TARIFF_CODE = /^\d{4}\.\d{2}(\.\d{1,4})?$/;

/** The call that made the checkout: only it says which products are sold, and whether prices contain tax. */
function creationOf({ answer }: Call, on: LedgerIndex): Call | undefined {
  const id = text(answer, 'id') ?? '';
  const creations = on.story('checkout', id).calls('createCheckouts');
  return creations.find((call) => text(call.answer, 'id') === id);
}

const excludesTax = (call: Call, on: LedgerIndex) => read(creationOf(call, on)?.body, 'taxInclusive') === false;

const hasLandedCost = ({ isAccepted, answer }: Call) =>
  isAccepted && text(answer, 'shippingChoice.shippingTerms') === 'DDP';

/** A line as the answer shows it, and where the request named its product. */
interface Sold extends At {
  readonly creation: Call;
}

function goodsIn(call: Call, on: LedgerIndex): Sold[] {
  const creation = creationOf(call, on) ?? call;
  return objects(call.answer, 'items').flatMap((value, index) =>
    isGoods(value, call.answer, on, call.sequence)
      ? [{ call, creation, pointer: `/requestBody/items/${index}/skuId`, value }]
      : [],
  );
}

const isDeclared = judged<Sold>('has a tariff code, or a SKU group', ({ call, creation, pointer, value }, on) => {
  if (text(value, 'productDetails.skuGroupId')) return holds();
  const id = text(value, 'skuId') ?? '';
  const state = on.story('sku', id).lastBefore(call.sequence);
  if (!state) return open(`SKU ${id} was sold with landed cost, and no call shows whether it has a tariff code.`);
  const { sequence } = state.call;
  if (text(state.body, 'skuGroupId') || TARIFF_CODE.test(text(state.body, 'hsCode') ?? '')) return holds(sequence);
  return breaks({
    sequence: creation.sequence,
    pointer,
    expected: 'a SKU with a tariff code such as 7323.94, or with a SKU group',
    seen: id,
    message: `Goods go abroad with duties paid, and SKU ${id} has neither hsCode nor skuGroupId.`,
  });
});

export const hsCodeForLandedCost = rule({
  item: 'x.hs-code-for-landed-cost',
  over: calls('line with landed cost', 'createCheckouts', 'updateCheckouts')
    .where('was taken with the shipping terms DDP', hasLandedCost)
    .where('has prices without tax', excludesTax)
    .into('line with landed cost', goodsIn)
    .where('crosses a border', ({ call, value }) => isImported(value, call.answer)),
  each: isDeclared,
  words: {
    standard: 'Goods that cross a border with duties paid have a tariff code.',
    mend: 'Send hsCode with the SKU, or point it at a SKU group that has one.',
    none: 'No goods crossed a border with the shipping terms DDP and prices without tax.',
  },
});
