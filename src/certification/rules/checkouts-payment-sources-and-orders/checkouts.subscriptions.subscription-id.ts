import { type Line, purchases } from '../../stories/purchase';
import { infoOf, infoSent, isOwnEngine, subscriptionLines, termsBefore } from '../../stories/subscription-line';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { beside, breaks, holds, open } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const subscriptionId = infoSent('subscriptionId');

/** Older terms are found by the agreement, which stays the same where the id does not. */
const keepsId = judged<Line>('repeats the id of its first purchase', (line, on) => {
  const { call } = line.purchase;
  const [first] = termsBefore(on, 'billingAgreementId', infoOf(line.value, 'billingAgreementId'), call.sequence);
  const wanted = first && infoOf(first.item, 'subscriptionId');
  const sent = subscriptionId.reader(line, on);
  if (!wanted || !sent || sent.value === undefined) return beside;
  if (sent.value === wanted) return holds(first.call.sequence);
  return breaks({ sequence: sent.call.sequence, pointer: sent.pointer, expected: wanted, seen: sent.value });
});

const hasOwnId = judged<Line>('has an id that no other customer has', (line, on) => {
  const id = infoOf(line.value, 'subscriptionId');
  const { call } = line.purchase;
  const customer = line.purchase.known('customerId')?.value;
  const others = termsBefore(on, 'subscriptionId', id, call.sequence);
  if (others.every(({ customerId }) => customerId === customer)) return holds();
  return open(`Subscription ${id} was bought by different customers. Is it one subscription?`);
});

export const subscriptionIds = rule({
  item: 'checkouts.subscriptions.subscription-id',
  over: purchases().into('subscription line', subscriptionLines).where(isOwnEngine),
  each: all<Line>(keepsId, hasOwnId),
  warn: [subscriptionId.isPresent()],
  words: {
    standard: 'A subscription has an id of your own engine, and each renewal repeats it.',
    mend: 'Send the subscriptionId of the first purchase again on each of its renewals.',
    none: 'No subscription of your own engine was bought yet.',
  },
});
