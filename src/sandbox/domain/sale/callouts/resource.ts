import { accept } from '../../kernel/decision';
import { calls } from '../../kernel/resource';
import { quoteShipping } from './shipping';
import { answerStoreCredit } from './store-credit';

/** The provider makes these calls at a merchant's server. Here the sandbox is that server, and keeps nothing. */
export const callouts = calls('Callout', {
  listShippingMethodQuotes: ({ body, context }) => quoteShipping(body, context),
  storeCreditsCallout: ({ body }) => answerStoreCredit(body),
  removeStoreCreditsCallout: () => accept(null),
});
