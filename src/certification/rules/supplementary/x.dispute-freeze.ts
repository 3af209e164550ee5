import { disputes, leavesOrderAlone } from '../../stories/dispute';
import { rule } from '../../vocabulary/rule';

export const disputeFreeze = rule({
  item: 'x.dispute-freeze',
  over: disputes(),
  each: leavesOrderAlone,
  words: {
    standard: 'Nothing of an order is shipped, refunded or taken back while it is in dispute.',
    mend: 'Hold the order from order.dispute until order.dispute.resolved.',
    none: 'No order was in dispute.',
  },
});
