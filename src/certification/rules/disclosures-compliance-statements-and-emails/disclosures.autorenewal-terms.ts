import { text } from '../../../json';
import { disclosuresIn } from '../../stories/disclosures';
import { type Line, purchases } from '../../stories/purchase';
import { infoSent, newAgreements } from '../../stories/subscription-line';
import { judged } from '../../vocabulary/check';
import { any } from '../../vocabulary/logic';
import { beside, holds } from '../../vocabulary/outcome';
import { rule } from '../../vocabulary/rule';

const recordsTerms = judged<Line>('has its terms in the recorded disclosures', ({ purchase }) => {
  const terms = disclosuresIn(purchase.sent('disclosures')).find(({ type }) => type === 'autoRenewalPlanTerms');
  return terms && (text(terms.value, 'localizedText') ?? '').trim() !== '' ? holds(terms.call.sequence) : beside;
});

export const autorenewalTerms = rule({
  item: 'disclosures.autorenewal-terms',
  part: true,
  over: purchases().into('first purchase of a line that renews by itself', newAgreements),
  each: any(recordsTerms, infoSent('terms').isPresent()),
  words: {
    standard: 'The terms of renewal are shown, and accepted by the shopper, before the purchase.',
    mend: 'Send the text that the shopper accepted as subscriptionInfo.terms.',
    none: 'No subscription that renews by itself was bought yet.',
  },
});
