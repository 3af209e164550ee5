/** Connectors that take an order for what it is not, or call without manners. */

import type { Order } from '../../../src/generated/contract/types';
import { server } from '../connector/api';
import { trailOf } from '../connector/sale';
import { breaks, type Variant, warns } from './variant';

const order = 'POST /orders';

export const orderVariants: readonly Variant[] = [
  {
    name: 'Orders a spent checkout again',
    breaks: [
      breaks('orders.from-checkout-id', order, '/checkoutId'),
      breaks('x.new-checkout-after-409', order, '/checkoutId'),
      breaks('errors.pass-failures', order),
    ],
    acts: ['payments'],
    exchange: () => ({
      afterRefusal: async (shop, sale, spent, otherwise) => {
        await otherwise.looksItOver?.();
        return shop.does.placeOrder(shop, sale, spent, otherwise);
      },
    }),
  },
  {
    name: 'Sends fields with the order that the order does not take',
    breaks: [warns('orders.from-checkout-id', order)],
    acts: ['goods'],
    exchange: () => ({
      placeOrder: async (shop, sale, { id: checkoutId }) => {
        const body = { checkoutId, upstreamId: sale.number };
        return shop.does.noteOrder(shop, sale, await server(shop, trailOf(sale)).post<Order>('/orders', body));
      },
    }),
  },
  {
    name: 'Does not wait when it is told to',
    breaks: [breaks('x.rate-limit', 'PUT /skus/{id}'), breaks('errors.pass-failures', 'PUT /skus/{id}')],
    acts: [],
    rateLimit: 15,
    exchange: ({ secondsToWait, pushProduct }) => ({
      // Once for each call, when the answer has surely arrived.
      secondsToWait: (status, retryAfter, tries) =>
        status === 429 && tries === 1 ? 0.2 : secondsToWait(status, retryAfter, tries),
      // The load is over before calls of another kind come, however few were told to wait.
      pushProduct: async (shop, product, about) => {
        await pushProduct(shop, product, about);
        await shop.wire.sleep(1.1);
      },
    }),
  },
  {
    name: 'Leaves out the headers by which support finds a call',
    breaks: [breaks('x.troubleshooting-headers', 'GET /sku-groups')],
    acts: [],
    exchange: ({ headersOf }) => ({
      headersOf: (shop, trail, key) => {
        const { 'upstream-session-id': _, forwarded: __, ...headers } = headersOf(shop, trail, key);
        return headers;
      },
    }),
  },
  {
    name: 'Asks for events in an older version than it calls in',
    breaks: [breaks('x.version-match', 'POST /webhooks', '/apiVersion')],
    acts: [],
    exchange: () => ({
      askForEvents: async (shop) => {
        const calls = server(shop, { about: 'webhooks', session: 'job-webhooks', forwardedFor: '_scheduler' });
        for (const types of shop.does.webhooksOf(shop)) {
          const address = shop.settings.eventAddress;
          await calls.post('/webhooks', { types, address, enabled: true, apiVersion: '2020-12-17' });
        }
      },
    }),
  },
  {
    name: 'Asks for no events',
    breaks: [
      breaks('orders.accepted-event', order),
      breaks('orders.failed-events', order),
      // A return that is accepted is refunded as well, by the smallest request of all.
      breaks('refund-sync.refund-complete', 'POST /returns/{id}'),
      warns('disclosures.event-emails', order),
    ],
    acts: ['goods', 'payments'],
    exchange: () => ({ webhooksOf: () => [] }),
  },
  {
    name: 'Asks for events of accepted and complete orders alone',
    breaks: [
      breaks('x.webhook-key-events', 'POST /webhooks'),
      breaks('orders.failed-events', 'POST /webhooks', '/types'),
      breaks('refund-sync.refund-complete', 'POST /webhooks', '/types'),
      warns('disclosures.event-emails', 'POST /webhooks'),
    ],
    acts: ['goods', 'payments'],
    exchange: () => ({ webhooksOf: () => [['order.accepted', 'order.complete']] }),
  },
];
