import { type Line, purchases } from '../../stories/purchase';
import { infoOf, subscriptionLines } from '../../stories/subscription-line';
import { gap, uncovered } from '../../stories/webhooks';
import { judged } from '../../vocabulary/check';
import { holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

/** What the provider tells of subscriptions that it renews. */
const hosted = [
  'order.accepted',
  'subscription.reminder',
  'subscription.extended',
  'subscription.payment_failed',
  'subscription.failed',
  'subscription.updated',
];
/** All that it can tell where the platform renews them. */
const own = ['order.accepted', 'order.charge.capture.complete'];

const listensForTerms = judged<Line>('is of a connector that listens for what triggers messages', (line, on) => {
  const missing = uncovered(infoOf(line.value, 'planId') === undefined ? own : hosted, on);
  return missing.length === 0 ? holds() : gap(missing, line.purchase.call, on);
});

export const subscriptionNotifications = rule({
  item: 'disclosures.subscription-notifications',
  part: true,
  over: purchases().into('subscription line', subscriptionLines),
  exists: listensForTerms,
  warn: [listensForTerms],
  words: {
    standard: 'Subscribers are told of each term: bought, due, renewed, changed, failed, ended.',
    mend: 'Listen for the events of subscriptions, or show what else triggers the messages.',
    none: 'No subscription was bought yet.',
  },
});
