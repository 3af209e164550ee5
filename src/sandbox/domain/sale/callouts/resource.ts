import { accept } from '../../kernel/decision';
import { asSent } from '../../kernel/money/amounts-in';
import { calls } from '../../kernel/resource';
import { offerReasons, quoteShipping } from './shipping';
import { answerStoreCredit } from './store-credit';

/** The provider makes these calls at a merchant's server. Here the sandbox is that server, and keeps nothing. */
export const callouts = calls('Callout', {
  listShippingMethodQuotes: ({ body, context }) => {
    const answer = quoteShipping(body, context);
    if (answer.ok) context.explain?.(() => offerReasons(body, answer.result));
    return answer;
  },
  storeCreditsCallout: ({ body, context }) => {
    context.explain?.(() => asSent(body.amount, 'amount'));
    return answerStoreCredit(body);
  },
  removeStoreCreditsCallout: () => accept(null),
});
