import type { Sent } from '../../ledger-index/sent';
import { acknowledged } from '../../stories/acknowledgement';
import { allDeliveries, type Delivered, deliveries } from '../../stories/deliveries';
import { thresholds } from '../../thresholds';
import { type Check, judged, seen } from '../../vocabulary/check';
import { breaks, holds } from '../../vocabulary/outcome';
import { part, rule } from '../../vocabulary/rule';

const { share, fewest } = thresholds.failedFirstAttempts;

const seldomAtFirst: Check<Delivered> = judged('fails seldom on the first attempt', ({ sent, call }) => {
  const first = sent.filter(({ delivery }) => delivery.attempt === 1 && delivery.cause !== 'check');
  const failed = first.filter(({ isAcknowledged }) => !isAcknowledged).length;
  if (first.length < fewest || failed <= first.length * share) return holds();
  const expected = `at most ${share * 100}% of first attempts that fail`;
  const message = `${failed} of ${first.length} first attempts failed.`;
  return breaks({ sequence: call.sequence, pointer: '/outcome', expected, seen: failed, message });
});

export const webhookFastAck = rule({
  item: 'x.webhook-fast-ack',
  about: 'refusals',
  over: deliveries(),
  each: acknowledged,
  also: [
    part({
      over: allDeliveries().where('was called', ({ sent }) => sent.some(isOrdinary)),
      each: seen('answers'),
      warn: [seldomAtFirst],
    }),
  ],
  words: {
    standard: 'Each delivery is acknowledged with 2xx within 3,000 ms on some attempt.',
    mend: 'Store the event, answer 2xx, and work on it afterwards.',
    none: 'Nothing was delivered to a webhook. Make one with the address of your endpoint on the local server.',
  },
});

function isOrdinary({ delivery }: Sent): boolean {
  return delivery.cause !== 'check';
}
