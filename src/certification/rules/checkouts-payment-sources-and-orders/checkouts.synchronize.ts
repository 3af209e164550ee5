import { type Purchase, purchases } from '../../stories/purchase';
import { judged, unseen } from '../../vocabulary/check';
import { beside, breaks } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

/** The shopper last saw the figures of the answer before, and the platform may have kept those that it asked for. */
const wasTaken = judged<Purchase>('comes after an update that was taken', ({ call, checkout }) => {
  const updates = checkout?.calls('updateCheckouts') ?? [];
  const last = updates.findLast(({ sequence, isInEarnest }) => isInEarnest && sequence < call.sequence);
  if (!last || last.isAccepted) return beside;
  return breaks({
    sequence: last.sequence,
    pointer: '/status',
    expected: 'an update that is taken, or another one before the order',
    seen: last.status,
    message: `The last update of checkout ${checkout?.id} was refused with ${last.status}, and it was ordered all the same.`,
  });
});

export const synchronize = rule({
  item: 'checkouts.synchronize',
  part: true,
  over: purchases(),
  each: unseen(
    'has the figures of the API on your platform and on the page',
    'Compare the orders of your platform with those of the API: calls do not show what was kept and shown.',
  ),
  warn: [wasTaken],
  words: {
    standard: 'Totals, taxes, fees and shipping of the platform come from the answer of the API.',
    mend: 'Copy the figures of each answer. When an update is refused, mend it before the order.',
    none: 'No order was made.',
  },
});
