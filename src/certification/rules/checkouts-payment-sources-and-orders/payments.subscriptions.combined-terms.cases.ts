import { casesOf } from '../../testing/cases';
import { refusedSubscription, renew } from '../../testing/renewing';
import { combinedTerms } from './payments.subscriptions.combined-terms';

export const cases = casesOf(combinedTerms, {
  passes: async (connector) => {
    await renew(connector, await connector.subscribe());
    await connector.order({ items: [await connector.subscriptionLine({ autoRenewal: false, terms: undefined })] });
  },
  fails: {
    play: async (connector) => {
      await connector.subscribe();
      const checkout = await connector.checkout({ items: [await connector.subscriptionLine({ terms: ' ' })] });
      connector.blame();
      await connector.attach(checkout, await connector.card());
      await connector.place(checkout);
    },
    pointer: '/requestBody/items/0/subscriptionInfo/terms',
    seen: ' ',
  },
  vacuous: async (connector) => {
    await connector.order();
    await connector.checkout({ items: [await connector.subscriptionLine()] });
  },
  refused: refusedSubscription,
});
