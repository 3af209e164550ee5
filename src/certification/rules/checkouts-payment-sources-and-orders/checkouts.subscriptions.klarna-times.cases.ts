import { casesOf } from '../../testing/cases';
import type { Connector } from '../../testing/connector';
import { contactAt, hamburg } from '../../testing/shoppers';
import { klarnaTimes } from './checkouts.subscriptions.klarna-times';

const january = { startTime: '2030-01-01T00:00:00Z', endTime: '2030-01-31T23:59:59Z' };
const february = { startTime: '2030-02-01T00:00:00Z', endTime: '2030-02-28T23:59:59Z' };
const info = '/requestBody/items/0/subscriptionInfo';

async function buys(
  connector: Connector,
  times: Readonly<Record<string, string>>,
  type: 'klarnaCreditRecurring' | 'payPal' = 'klarnaCreditRecurring',
) {
  const items = [await connector.subscriptionLine(times)];
  const at = contactAt(hamburg);
  const checkout = await connector.checkout({
    items,
    currency: 'EUR',
    shipTo: at,
    billTo: at,
    chargeType: 'customer_initiated',
  });
  connector.blame();
  const source = await connector.source(type);
  await connector.settle(source, 'approve');
  await connector.attach(checkout, source);
  return connector.place(checkout);
}

async function refusedTimes(connector: Connector) {
  const items = [await connector.subscriptionLine({ ...january, endTime: 'soon' })];
  const cart = await connector.cart({ items });
  await connector.refused('POST', '/checkouts', cart, 400);
  connector.blame();
  return cart;
}

export const cases = casesOf(klarnaTimes, {
  passes: async (connector) => {
    await buys(connector, { ...january, subscriptionId: 'monthly' });
    await buys(connector, { ...february, subscriptionId: 'monthly' });
    await buys(connector, january);
  },
  fails: {
    play: async (connector) => {
      await buys(connector, january);
      await buys(connector, { endTime: january.endTime });
    },
    pointer: `${info}/startTime`,
    seen: undefined,
  },
  vacuous: async (connector) => {
    await buys(connector, {}, 'payPal');
    await connector.checkout({ items: [await connector.subscriptionLine(january)] });
    await connector.refused('POST', '/checkouts', await connector.cart({ currency: 'XXX' }));
  },
  refused: async (connector) => {
    const items = [await connector.subscriptionLine({ ...january, endTime: 'soon', subscriptionId: undefined })];
    await connector.refused('POST', '/checkouts', await connector.cart({ items, upstreamId: undefined }), 400);
  },
  more: {
    'no end': {
      play: (connector) => buys(connector, { startTime: january.startTime }),
      is: 'fail',
      pointer: `${info}/endTime`,
    },
    'an end before the start': {
      play: (connector) => buys(connector, { startTime: january.endTime, endTime: january.startTime }),
      is: 'fail',
      pointer: `${info}/endTime`,
    },
    'another zone at the start': {
      play: (connector) => buys(connector, { ...january, startTime: '2030-01-01T00:00:00+01:00' }),
      is: 'fail',
      pointer: `${info}/startTime`,
    },
    'another zone at the end': {
      play: (connector) => buys(connector, { ...january, endTime: '2030-01-31T00:00:00+01:00' }),
      is: 'fail',
      pointer: `${info}/endTime`,
    },
    'a second term that begins no later': {
      play: async (connector) => {
        await buys(connector, { ...january, subscriptionId: 'monthly' });
        await buys(connector, { ...january, subscriptionId: 'monthly' });
      },
      is: 'fail',
      pointer: `${info}/startTime`,
    },
    'a refused time that was never mended': {
      play: async (connector) => {
        await buys(connector, january);
        await refusedTimes(connector);
      },
      is: 'fail',
      pointer: `${info}/endTime`,
      seen: 'soon',
    },
    'a refused time that was mended': {
      play: async (connector) => {
        await buys(connector, january);
        const cart = await refusedTimes(connector);
        const subscriptionInfo = { ...cart.items[0]?.subscriptionInfo, ...january };
        await connector.ok('POST', '/checkouts', { ...cart, items: [{ ...cart.items[0], subscriptionInfo }] });
      },
      is: 'pass',
    },
  },
});
