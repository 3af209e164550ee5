import { objects, read, text } from '../../../json';
import type { Call } from '../../ledger-index/call';
import { judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { calls } from '../../vocabulary/over';
import { pointerOf } from '../../vocabulary/pointer';
import { rule } from '../../vocabulary/rule';

const isMadeInTheEnd = judged<Call>('is made, or made good after a refusal', (call, on) => {
  if (call.isAccepted) return holds();
  const orderId = text(call.body, 'orderId') ?? '';
  const later = on
    .story('order', orderId)
    .calls('createRefunds')
    .find(({ isAccepted, sequence }) => isAccepted && sequence > call.sequence);
  if (later) return holds(later.sequence);
  // The API names no field where the sum is too large.
  const field = text(objects(call.answer, 'errors')[0], 'parameter') ?? 'amount';
  const isSent = read(call.body, field) !== undefined;
  return breaks({
    sequence: call.sequence,
    pointer: isSent ? `/requestBody${pointerOf(field)}` : '/status',
    expected: 'a refund that is taken, or a corrected one after it',
    seen: isSent ? read(call.body, field) : call.status,
  });
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
