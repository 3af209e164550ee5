import { type Check, judged } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { objects, type Told } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const isLookedUp: Check<Told> = judged('is read after it was made', ({ story, call }) => {
  const reads = [
    ...story.calls('retrieveRefunds', 'listRefunds'),
    ...story.linked('order').flatMap((order) => order.calls('retrieveOrders', 'refreshOrders', 'listOrders')),
  ];
  const look = reads.find(({ isAccepted, sequence }) => isAccepted && sequence > call.sequence);
  if (look) return holds(look.sequence);
  return breaks({ sequence: call.sequence, pointer: '', expected: 'a later read', seen: undefined });
});

export const displayRefunds = rule({
  item: 'reversals.display-refunds',
  part: true,
  over: objects('refund'),
  exists: isLookedUp,
  words: {
    standard: 'Staff can look up earlier refunds, of an order and one by one.',
    mend: 'Read the refund or its order when a person opens it, or keep a copy of your own from the events.',
    none: 'No refund was made.',
  },
});
