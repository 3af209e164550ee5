import { casesOf } from '../../testing/cases';
import { refusedSubscription, renew } from '../../testing/renewing';
import { subscriptionIds } from './checkouts.subscriptions.subscription-id';

export const cases = casesOf(subscriptionIds, {
  passes: async (connector) => {
    const subscribed = await connector.subscribe();
    await renew(connector, subscribed);
    await renew(connector, subscribed);
    await connector.subscribe();
  },
  fails: {
    play: async (connector) => {
      const subscribed = await connector.subscribe();
      await renew(connector, subscribed, { subscriptionId: 'another' });
    },
    pointer: '/requestBody/items/0/subscriptionInfo/subscriptionId',
    seen: 'another',
  },
  vacuous: async (connector) => {
    await connector.order();
    const { id: planId } = await connector.plan();
    const items = [await connector.subscriptionLine({ planId, subscriptionId: undefined })];
    await connector.order({ items, chargeType: 'customer_initiated' });
    await connector.checkout({ items: [await connector.subscriptionLine()] });
  },
  refused: refusedSubscription,
  more: {
    'no id at all': {
      play: async (connector) => {
        const items = [await connector.subscriptionLine({ subscriptionId: undefined })];
        await renew(connector, await connector.subscribe({ items }));
      },
      is: 'warn',
      warnings: [/subscriptionId/],
    },
    'a renewal that leaves the id out': {
      play: async (connector) => {
        await renew(connector, await connector.subscribe(), { subscriptionId: undefined });
      },
      is: 'warn',
    },
    'an id that two customers have': {
      play: async (connector) => {
        for (let customer = 0; customer < 2; customer += 1)
          await connector.subscribe({ items: [await connector.subscriptionLine({ subscriptionId: 'monthly' })] });
      },
      is: 'review',
      says: /monthly was bought by different customers/,
    },
  },
});
