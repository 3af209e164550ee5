import { text } from '../../../json';
import type { LedgerIndex } from '../../ledger-index';
import { isMended, refusedFor } from '../../stories/mended';
import { paymentSources } from '../../stories/payment-source';
import { type Line, type Purchase, purchases } from '../../stories/purchase';
import { infoOf, infoSent, subscriptionLines, type Term, termsBefore } from '../../stories/subscription-line';
import { all } from '../../vocabulary/logic';
import { part, rule } from '../../vocabulary/rule';

const UTC = /^\d{4}-\d\d-\d\dT\d\d:\d\d(:\d\d(\.\d+)?)?(Z|[+-]00:?00)$/;
const WORDS = 'a time in UTC, as 2030-01-31T12:00:00Z';

const isPaidWithKlarna = (purchase: Purchase) =>
  paymentSources(purchase).some(({ type }) => type === 'klarnaCreditRecurring');

const timeOf = (item: unknown, name: 'startTime' | 'endTime') => Date.parse(infoOf(item, name) ?? '');

function lastTerm({ value, purchase }: Line, on: LedgerIndex): Term | undefined {
  const { sequence } = purchase.call;
  const byId = termsBefore(on, 'subscriptionId', infoOf(value, 'subscriptionId'), sequence).at(-1);
  return byId ?? termsBefore(on, 'billingAgreementId', infoOf(value, 'billingAgreementId'), sequence).at(-1);
}

const startsLater = infoSent('startTime').that('later than the start of the term before', (value, line, on) => {
  const last = lastTerm(line, on);
  return !last || !infoOf(last.item, 'startTime') || Date.parse(String(value)) > timeOf(last.item, 'startTime');
});

const endsLater = infoSent('endTime').that('later than its start', (_, { value }) => {
  return timeOf(value, 'endTime') > timeOf(value, 'startTime');
});

const isNoTime = (item: unknown, field: string) => text(item, `subscriptionInfo.${field}`) !== undefined;

export const klarnaTimes = rule({
  item: 'checkouts.subscriptions.klarna-times',
  over: purchases().where('is paid with Klarna', isPaidWithKlarna).into('subscription line', subscriptionLines),
  each: all<Line>(
    infoSent('startTime').matches(UTC, WORDS),
    infoSent('endTime').matches(UTC, WORDS),
    endsLater,
    startsLater,
  ),
  also: [
    part({
      over: refusedFor('checkout with an unreadable time', 'startTime', 'endTime'),
      each: isMended(['startTime', 'endTime'], isNoTime),
    }),
  ],
  words: {
    standard: 'A subscription that is paid with Klarna says when each term begins and ends.',
    mend: 'Send startTime and endTime in subscriptionInfo, in UTC, and move both on at each renewal.',
    none: 'No subscription was paid with Klarna yet.',
  },
});
