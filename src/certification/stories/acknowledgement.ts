import type { Sent } from '../ledger-index/sent';
import { type Check, judged } from '../vocabulary/check';
import { beside, breaks, type Fault, holds, open } from '../vocabulary/outcome';
import { type Judging, part } from '../vocabulary/rule';
import { type Delivered, deliveries } from './deliveries';

function faultOf({ sequence, delivery }: Sent): Fault {
  const { status, outcome, reason } = delivery;
  const expected = 'an answer of 2xx within 3,000 ms';
  if (status !== undefined) return { sequence, pointer: '/status', expected, seen: status };
  return { sequence, pointer: '/outcome', expected, seen: outcome, ...(reason !== undefined && { message: reason }) };
}

export const acknowledged: Check<Delivered> = judged(
  'is acknowledged with 2xx within three seconds on some attempt',
  ({ sent }) => {
    if (sent.some(({ isAcknowledged }) => isAcknowledged)) return holds();
    const last = sent.at(-1) as Sent;
    if (last.delivery.nextAttemptTime === undefined) return breaks(faultOf(last));
    return open('A delivery failed and is sent again later. Move the clock on to see whether it succeeds.');
  },
);

/** That it came is no proof of what became of it. */
const isNotLost: Check<Delivered> = judged('is not lost', (delivered, on) => {
  const outcome = acknowledged.run(delivered, on);
  return outcome.is === 'holds' ? beside : outcome;
});

/** Deliveries of these event types: not one of them may be given up. Those that arrive prove nothing by it. */
export function noneIsLost(...types: readonly string[]): Judging {
  return part({
    over: deliveries().where(`is of ${types.join(' or ')}`, ({ sent }) =>
      sent.some(({ delivery }) => types.includes(delivery.eventType)),
    ),
    each: isNotLost,
  });
}
