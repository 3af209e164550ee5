import { type Check, judged } from '../../vocabulary/check';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { objects, type Told } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const restsInDispute: Check<Told> = judged('is left alone while it is in dispute', ({ story }) => {
  const opened = story.events('order.dispute')[0];
  if (!opened) return beside;
  const end = story.events('order.dispute.resolved')[0]?.sequence ?? Number.POSITIVE_INFINITY;
  const touched = story
    .calls('createFulfillments', 'createRefunds', 'createReturns')
    .find(({ counts, sequence }) => counts && sequence > opened.sequence && sequence < end);
  if (!touched) return holds(opened.sequence);
  const expected = 'nothing until the dispute is resolved';
  return breaks({ sequence: touched.sequence, pointer: '/requestBody/orderId', expected, seen: story.id });
});

export const disputeFreeze = rule({
  item: 'x.dispute-freeze',
  over: objects('order'),
  each: restsInDispute,
  words: {
    standard: 'Nothing of an order is shipped, refunded or taken back while it is in dispute.',
    mend: 'Hold the order from order.dispute until order.dispute.resolved.',
    none: 'No order was in dispute.',
  },
});
