import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { refusedSubscription } from '../../testing/renewing';
import { renewalMethod } from './checkouts.subscriptions.renewal-method';

async function silent(connector: Connector, info = {}) {
  const line = await connector.subscriptionLine({ autoRenewal: undefined, ...info });
  return connector.checkout({ items: [line], chargeType: 'customer_initiated' });
}

async function bought(connector: Connector, checkout: { id: string }) {
  await connector.attach(checkout, await connector.card());
  return connector.place(checkout);
}

export const cases = casesOf(renewalMethod, {
  passes: async (connector) => {
    await connector.subscribe();
    await connector.order({ items: [await connector.subscriptionLine({ autoRenewal: false })] });
  },
  fails: {
    play: async (connector) => {
      await connector.subscribe();
      const checkout = await silent(connector);
      connector.blame();
      await bought(connector, checkout);
    },
    pointer: '/requestBody/items/0/subscriptionInfo/autoRenewal',
    seen: undefined,
  },
  vacuous: async (connector) => {
    await connector.order();
    await silent(connector);
  },
  refused: refusedSubscription,
  more: {
    'a line on a plan that does not say it': {
      play: async (connector) => {
        const { id: planId } = await connector.plan();
        await bought(connector, await silent(connector, { planId }));
      },
      is: 'warn',
      warnings: [/autoRenewal/],
    },
    'said in an update': {
      play: async (connector) => {
        const checkout = await silent(connector);
        const [line] = checkout.items;
        const subscriptionInfo = { ...line?.subscriptionInfo, autoRenewal: true };
        await connector.updateCheckout(checkout, { items: [{ id: line?.id, subscriptionInfo }] });
        await bought(connector, checkout);
      },
      is: 'pass',
    },
  },
});
