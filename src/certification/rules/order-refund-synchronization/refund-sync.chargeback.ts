import { noneIsLost } from '../../stories/acknowledgement';
import { type Dispute, disputes, leavesOrderAlone } from '../../stories/dispute';
import { listensFor } from '../../stories/webhooks';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { breaks, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const isChargedBack = judged<Dispute>('ends with a chargeback', ({ call, chargeback }) => {
  if (chargeback) return holds(chargeback.sequence);
  return breaks({ sequence: call.sequence, pointer: '', expected: 'a chargeback', seen: undefined });
});

export const chargebackFollowed = rule({
  item: 'refund-sync.chargeback',
  part: true,
  over: disputes(),
  each: all(leavesOrderAlone, listensFor<Dispute>('order.chargeback')),
  exists: isChargedBack,
  warn: [listensFor<Dispute>('order.dispute')],
  also: [noneIsLost('order.chargeback')],
  words: {
    standard: 'The connector listens for chargebacks, and leaves an order alone while it is in dispute.',
    mend: 'Create a webhook for order.dispute, order.dispute.resolved and order.chargeback, and hold the order in between.',
    none: 'No order was in dispute.',
  },
});
