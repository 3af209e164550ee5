import { casesOf } from '../../testing/cases';
import { eventEmails } from './disclosures.event-emails';

const triggers = ['order.accepted', 'order.cancelled', 'fulfillment.created', 'order.refunded'];

export const cases = casesOf(eventEmails, {
  passes: async (connector) => {
    await connector.webhook(triggers);
    await connector.order();
    // The newest attempt was refused: there is an order all the same.
    await connector.refused('POST', '/orders', { checkoutId: (await connector.checkout()).id });
  },
  fails: null,
  vacuous: async (connector) => {
    await connector.webhook(['order.accepted']);
    await connector.checkout();
  },
  refused: {
    play: async (connector) => connector.refused('POST', '/orders', { checkoutId: (await connector.checkout()).id }),
    is: 'not-observed',
  },
  more: {
    'no webhook at all': {
      play: (connector) => connector.order(),
      is: 'review',
      warnings: [/order\.accepted, order\.cancelled, fulfillment\.created, order\.refunded/],
    },
    'nobody listens for refunds': {
      play: async (connector) => {
        await connector.webhook(triggers.slice(0, 3));
        await connector.order();
      },
      is: 'review',
      warnings: [/also order\.refunded/],
    },
    'refunds by their own event': {
      play: async (connector) => {
        await connector.webhook([...triggers.slice(0, 3), 'refund.complete']);
        await connector.order();
      },
      is: 'pass',
      warnings: [],
    },
    'an order in a test of refusals': {
      play: async (connector) => {
        await connector.run('refusals', 'negative');
        await connector.order();
      },
      is: 'not-observed',
    },
  },
});
