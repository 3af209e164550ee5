import { type Line, purchases } from '../../stories/purchase';
import { infoOf, infoSent, isOwnEngine, renewals, termsBefore } from '../../stories/subscription-line';
import { judged } from '../../vocabulary/check';
import { all } from '../../vocabulary/logic';
import { beside, breaks, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const agreement = infoSent('billingAgreementId');

/** An upgrade makes another agreement for the same subscription; each of them was returned for it. */
const isOfSameLine = judged<Line>('repeats the agreement that its own first purchase returned', (line, on) => {
  const { sequence } = line.purchase.call;
  const own = termsBefore(on, 'subscriptionId', infoOf(line.value, 'subscriptionId'), sequence);
  const found = agreement.reader(line, on);
  const returned = own.flatMap(({ item }) => infoOf(item, 'billingAgreementId') ?? []);
  if (!found || returned.length === 0) return beside;
  if (returned.includes(String(found.value))) return holds(...own.map(({ call }) => call.sequence));
  const expected = `${returned.join(' or ')}, which was returned for this subscription`;
  return breaks({ sequence: found.call.sequence, pointer: found.pointer, expected, seen: found.value });
});

const isInLedger = agreement.that(
  'an agreement that an earlier order returned; this one may be older than the ledger',
  (value, { purchase }, on) =>
    typeof value !== 'string' || termsBefore(on, 'billingAgreementId', value, purchase.call.sequence).length > 0,
);

export const persistAgreement = rule({
  item: 'orders.subscriptions.persist-billing-agreement',
  over: purchases().into('renewal line', renewals).where(isOwnEngine),
  each: all<Line>(agreement.isPresent(), isOfSameLine),
  warn: [isInLedger],
  words: {
    standard: 'The agreement of each line is kept, and its renewals repeat it.',
    mend: 'Store items[].subscriptionInfo.billingAgreementId of the order, one for each line, and send it with the renewal of that line.',
    none: 'No subscription was renewed by your own engine yet.',
  },
});
