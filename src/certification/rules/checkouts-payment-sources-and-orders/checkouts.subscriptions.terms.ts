import { read } from '../../../json';
import { isMended, refusedFor } from '../../stories/mended';
import { purchases } from '../../stories/purchase';
import { infoOf, infoSent, newAgreements, renewsByItself } from '../../stories/subscription-line';
import { thresholds } from '../../thresholds';
import { part, rule } from '../../vocabulary/rule';

const terms = infoSent('terms');
const lacksTerms = (item: unknown): boolean =>
  renewsByItself(item) && !read(item, 'subscriptionInfo.terms') && !infoOf(item, 'billingAgreementId');

export const subscriptionTerms = rule({
  item: 'checkouts.subscriptions.terms',
  over: purchases().into('first purchase of a line that renews by itself', newAgreements),
  each: terms.isPresent(),
  warn: [
    terms.that(
      `${thresholds.shortestTerms} characters or more; less looks like a placeholder`,
      (value) => typeof value === 'string' && value.trim().length >= thresholds.shortestTerms,
    ),
  ],
  also: [part({ over: refusedFor('checkout without terms', 'terms'), each: isMended(['terms'], lacksTerms) })],
  words: {
    standard: 'The terms of renewal that the shopper accepted are on the line before the order.',
    mend: 'Send the accepted text as subscriptionInfo.terms with the checkout.',
    none: 'No subscription that renews by itself was bought yet.',
  },
});
