import { casesOf } from '../../testing/cases';
import { refusedSubscription } from '../../testing/renewing';
import { subscriptionInfo } from './checkouts.subscriptions.info';

export const cases = casesOf(subscriptionInfo, {
  passes: (connector) => connector.subscribe(),
  // What recurs is known to the platform alone.
  fails: null,
  vacuous: async (connector) => connector.checkout({ items: [await connector.subscriptionLine()] }),
  refused: refusedSubscription,
  more: {
    'a product that may recur': {
      play: async (connector) => {
        await connector.subscribe();
        await connector.order({ items: [{ skuId: (await connector.download({ id: 'news' })).id, quantity: 1 }] });
      },
      is: 'review',
      says: /Product news was sold without/,
    },
  },
});
