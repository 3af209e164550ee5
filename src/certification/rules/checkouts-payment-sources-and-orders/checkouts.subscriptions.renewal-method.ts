import type { Line } from '../../stories/purchase';
import { purchases } from '../../stories/purchase';
import { infoOf, infoSent, subscriptionLines } from '../../stories/subscription-line';
import { satisfies } from '../../vocabulary/check';
import { any } from '../../vocabulary/logic';
import { rule } from '../../vocabulary/rule';

const isHosted = satisfies<Line>('is on a plan', ({ value }) => infoOf(value, 'planId') !== undefined);
const saysHow = infoSent('autoRenewal').is('boolean');

export const renewalMethod = rule({
  item: 'checkouts.subscriptions.renewal-method',
  over: purchases().into('subscription line', subscriptionLines),
  each: any<Line>(isHosted, saysHow),
  warn: [saysHow],
  words: {
    standard: 'Each line of a subscription says whether it renews by itself.',
    mend: 'Send subscriptionInfo.autoRenewal as true or false on each line of a subscription.',
    none: 'No subscription was bought yet.',
  },
});
