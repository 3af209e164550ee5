import type { LedgerIndex } from '../../ledger-index';
import type { Sent } from '../../ledger-index/sent';
import { actsAfter, type Delivered, handlerChecks, partsOf } from '../../stories/deliveries';
import { type Check, judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { breaks, holds, open } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

/** What a part was followed by, before the next one was sent. */
function actsOn(sent: Sent, check: Delivered, on: LedgerIndex) {
  const next = check.sent.find(({ time, delivery }) => time > sent.time && delivery.eventId !== sent.delivery.eventId);
  return actsAfter(sent, on, next?.time);
}

const isRefused = ({ delivery }: Sent) => delivery.outcome === 'refused';

/** It took the right one, so that what it refused was not simply everything. */
function takesGood(check: Delivered): boolean {
  return partsOf(check, 'signed').some(({ isAcknowledged }) => isAcknowledged);
}

const actsOnNoForgery: Check<Delivered> = judged(
  'is followed by nothing that a forged delivery asked for',
  (check, on) => {
    for (const sent of partsOf(check, 'unsigned', 'wrongly-signed', 'altered', 'old', 'future')) {
      const [act] = actsOn(sent, check, on);
      if (!act) continue;
      const { sequence, delivery } = sent;
      const message = `${act.entry.method} ${act.entry.path} followed (entry ${act.sequence}).`;
      const expected = 'an answer outside of 2xx, and nothing that follows';
      return breaks({ sequence, pointer: '/check/part', expected, seen: delivery.check?.part, message });
    }
    return holds();
  },
);

const refusesForgeries: Check<Delivered> = judged(
  'refuses forged and old deliveries, and takes the right one',
  (check, on) => {
    const wrong = partsOf(check, 'wrongly-signed');
    const old = partsOf(check, 'old');
    if (wrong.length === 0 || old.length === 0)
      return open('The check lacked a wrong signature or an old time. Send all parts.');
    if (!takesGood(check))
      return open('The right delivery was not acknowledged either, so its refusals prove nothing.');
    if ([...wrong, ...old].every(isRefused)) return holds();
    const acted = partsOf(check, 'signed').some((sent) => actsAfter(sent, on).length > 0);
    if (acted) return holds();
    return open(
      'A forged delivery was acknowledged, and nothing followed the right one either. Answer 401 to what you refuse.',
    );
  },
);

export const webhookSignature = rule({
  item: 'x.webhook-signature',
  about: 'refusals',
  over: handlerChecks(),
  each: all(actsOnNoForgery, refusesForgeries),
  words: {
    standard: 'Your endpoint acts neither on a wrong signature nor on an old time.',
    mend: 'Compare the signature over the raw body, refuse old times, and answer 401 before you do anything.',
    none: 'Your handler was not checked. Send POST /_sandbox/webhooks/{id}/test to the local server.',
  },
});
