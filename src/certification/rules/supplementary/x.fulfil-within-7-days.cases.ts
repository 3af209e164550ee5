import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { testCards } from '../../testing/shoppers';
import { fulfilWithin7Days } from './x.fulfil-within-7-days';

async function shippedAfter(connector: Connector, days: number, card?: string) {
  const order = await connector.order({ ...(card && { card }) });
  await connector.wait({ days });
  await connector.ship(order);
}

export const cases = casesOf(fulfilWithin7Days, {
  passes: async (connector) => {
    await shippedAfter(connector, 0);
    await shippedAfter(connector, 6);
  },
  fails: {
    play: async (connector) => {
      await shippedAfter(connector, 1);
      await shippedAfter(connector, 8, testCards.captureFails);
      connector.blame();
      await connector.wait({ minutes: 10 });
    },
    pointer: '/time',
  },
  vacuous: async (connector) => {
    const order = await connector.order();
    await connector.fulfill(order, { cancelQuantity: 2 });
  },
  refused: {
    play: async (connector) => {
      const { id: orderId } = await connector.order();
      await connector.refused('POST', '/fulfillments', { orderId, items: [{ itemId: 'none', quantity: 1 }] });
    },
    is: 'not-observed',
  },
  more: {
    'late, and captured': {
      play: async (connector) => {
        await shippedAfter(connector, 8);
        await connector.wait({ minutes: 10 });
      },
      is: 'warn',
      warnings: [/more than 7 days/],
    },
    'in time, but the capture fails': {
      play: async (connector) => {
        await shippedAfter(connector, 1, testCards.captureFails);
        await connector.wait({ minutes: 10 });
      },
      is: 'pass',
      warnings: [],
    },
    'a second parcel after more than a week': {
      play: async (connector) => {
        const order = await connector.order();
        await connector.fulfill(order, { quantity: 1 });
        await connector.wait({ days: 8 });
        await connector.fulfill(order, { quantity: 1 });
      },
      is: 'pass',
      warnings: [],
    },
  },
});
