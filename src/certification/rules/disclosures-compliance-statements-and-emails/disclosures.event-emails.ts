import { seller } from '../../stories/order';
import { gap, uncovered } from '../../stories/webhooks';
import { judged } from '../../vocabulary/check';
import { holds } from '../../vocabulary/outcome';
import type { Whole } from '../../vocabulary/over';
import { rule } from '../../vocabulary/rule';

const triggers = ['order.accepted', 'order.cancelled', 'fulfillment.created'];
/** Each of them tells of the same money. */
const refunded = ['order.refunded', 'refund.complete'];

const listensForTriggers = judged<Whole>('listens for what triggers emails', ({ call }, on) => {
  const missing = uncovered(triggers, on);
  if (uncovered(refunded, on).length === refunded.length) missing.push('order.refunded');
  return missing.length === 0 ? holds() : gap(missing, call, on);
});

export const eventEmails = rule({
  item: 'disclosures.event-emails',
  part: true,
  over: seller(),
  exists: listensForTriggers,
  warn: [listensForTriggers],
  words: {
    standard:
      'Emails go out when an order is confirmed, cancelled, shipped or refunded, and name the entity that sells.',
    mend: 'Listen for order.accepted, order.cancelled, fulfillment.created and order.refunded, or show what else triggers them.',
    none: 'Nothing was ordered yet.',
  },
});
