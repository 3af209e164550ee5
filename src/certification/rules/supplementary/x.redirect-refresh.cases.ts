import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { toGermany } from '../../testing/shoppers';
import { redirectRefresh } from './x.redirect-refresh';

/** Ordered, and sent to the bank's site. */
async function redirected(connector: Connector) {
  const checkout = await connector.checkout(toGermany);
  const source = await connector.source('onlineBanking');
  await connector.attach(checkout, source);
  return { source, order: await connector.place(checkout) };
}

async function paid(connector: Connector) {
  const { source, order } = await redirected(connector);
  await connector.settle(source, 'approve');
  return order;
}

export const cases = casesOf(redirectRefresh, {
  passes: async (connector) => {
    const order = await paid(connector);
    await connector.refresh(order);
    await connector.ship(order);
    await connector.refresh(await paid(connector));
  },
  fails: {
    play: async (connector) => {
      await connector.refresh(await paid(connector));
      const order = await paid(connector);
      const items = [{ itemId: order.items[0]?.id, quantity: 1 }];
      await connector.refused('POST', '/fulfillments', { orderId: order.id, items }, 409);
      connector.blame();
      await connector.refresh(order);
    },
    pointer: '/requestBody/orderId',
  },
  vacuous: async (connector) => {
    const order = await connector.order();
    await connector.refresh(order);
    await connector.ship(order);
  },
  refused: {
    play: async (connector) => connector.refused('POST', '/orders/none/refresh'),
    is: 'not-observed',
  },
  more: {
    'a shopper who does not come back': {
      play: async (connector) => {
        await redirected(connector);
        await connector.wait({ days: 1 });
      },
      is: 'not-observed',
    },
    'paid and left alone': {
      play: async (connector) => connector.readOrder(await paid(connector)),
      is: 'review',
    },
  },
});
