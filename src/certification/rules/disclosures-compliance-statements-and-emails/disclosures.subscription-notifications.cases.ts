import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { refusedSubscription } from '../../testing/renewing';
import { subscriptionNotifications } from './disclosures.subscription-notifications';

const own = ['order.accepted', 'order.charge.capture.complete'];

async function subscribesToPlan(connector: Connector) {
  const { id: planId } = await connector.plan();
  await connector.subscribe({ items: [await connector.subscriptionLine({ planId })] });
}

export const cases = casesOf(subscriptionNotifications, {
  passes: async (connector) => {
    await connector.webhook(own);
    await connector.subscribe();
  },
  fails: null,
  vacuous: async (connector) => {
    await connector.webhook(own);
    await connector.order();
    await connector.checkout({ items: [await connector.subscriptionLine()] });
  },
  refused: refusedSubscription,
  more: {
    'no webhook at all': {
      play: (connector) => connector.subscribe(),
      is: 'review',
      warnings: [/order\.accepted, order\.charge\.capture\.complete/],
    },
    'a hosted subscription': {
      play: async (connector) => {
        await connector.webhook(['order.accepted', 'subscription.*']);
        await subscribesToPlan(connector);
      },
      is: 'pass',
      warnings: [],
    },
    'a hosted subscription whose failures nobody hears of': {
      play: async (connector) => {
        await connector.webhook([...own, 'subscription.reminder', 'subscription.extended', 'subscription.updated']);
        await subscribesToPlan(connector);
      },
      is: 'review',
      warnings: [/also subscription\.payment_failed, subscription\.failed/],
    },
  },
});
