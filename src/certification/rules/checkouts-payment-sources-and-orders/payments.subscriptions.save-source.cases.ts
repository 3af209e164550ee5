import { casesOf } from '../../testing/cases';
import { refusedSubscription, renew, subscribeUnsaved } from '../../testing/renewing';
import { saveRenewalSource } from './payments.subscriptions.save-source';

export const cases = casesOf(saveRenewalSource, {
  passes: async (connector) => {
    await renew(connector, await connector.subscribe());
    await connector.order({ items: [await connector.subscriptionLine({ autoRenewal: false })] });
  },
  fails: {
    play: subscribeUnsaved,
    pointer: '/responseBody/payment/sources/0',
  },
  vacuous: async (connector) => {
    await connector.order();
    await connector.checkout({ items: [await connector.subscriptionLine()] });
  },
  refused: refusedSubscription,
  more: {
    'a guest': {
      play: async (connector) => {
        await connector.order({ items: [await connector.subscriptionLine()] });
        connector.blame();
      },
      is: 'fail',
      pointer: '/responseBody/customerId',
    },
  },
});
