import { text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { mendedBy, placeOfRefusal } from '../../stories/mended';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const isMadeInTheEnd = judged<Call>('is made, or made good after a refusal', (call, on) => {
  if (call.isAccepted) return holds();
  const orderId = text(call.body, 'orderId') ?? '';
  const later = mendedBy(call, on.story('order', orderId));
  if (later) return holds(later.sequence);
  return breaks({ ...placeOfRefusal(call, 'amount'), expected: 'a refund that is taken, or a corrected one after it' });
});

export const initiateRefund = rule({
  item: 'reversals.initiate-refund',
  part: true,
  over: calls('refund', 'createRefunds'),
  each: isMadeInTheEnd,
  words: {
    standard: 'Staff can start a refund, and see why one was refused.',
    mend: 'Show the reason of the refusal, and let staff correct amount, currency or moment.',
    none: 'No refund was asked for.',
  },
});
