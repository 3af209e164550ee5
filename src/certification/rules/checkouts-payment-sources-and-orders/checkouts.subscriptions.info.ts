import { text } from '../../../json';
import { type Line, purchases } from '../../stories/purchase';
import { hasInfo } from '../../stories/subscription-line';
import { judged } from '../../vocabulary/check';
import { holds, open } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const saysItRecurs = judged<Line>('has subscriptionInfo, or sells what does not recur', ({ value }) => {
  if (hasInfo(value)) return holds();
  const product = text(value, 'skuId') ?? text(value, 'productDetails.name') ?? 'without a name';
  return open(`Product ${product} was sold without subscriptionInfo. Does it recur?`);
});

export const subscriptionInfo = rule({
  item: 'checkouts.subscriptions.info',
  over: purchases().into('line of an order', (purchase) => purchase.lines()),
  each: saysItRecurs,
  part: true,
  words: {
    standard: 'Each line with a product that recurs says so with subscriptionInfo.',
    mend: 'Send subscriptionInfo with each line whose product is billed again.',
    none: 'Nothing was ordered yet.',
  },
});
