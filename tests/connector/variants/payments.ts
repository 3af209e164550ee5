/** Connectors that take money in a wrong way. */
import type { Checkout, Source } from '../../../src/generated/contract/types';
import { browser, server } from '../connector/api';
import { trailOf } from '../connector/sale';
import { breaks, type Variant, warns } from './variant';

const attach = 'POST /checkouts/{id}/sources/{sourceId}';

export const paymentVariants: readonly Variant[] = [
  {
    name: 'Sends card numbers through its own server',
    breaks: [breaks('payments.drop-in', 'POST /sources')],
    acts: ['goods'],
    exchange: () => ({
      makeSource: (shop, sale, checkout, method) => {
        const { firstName, lastName, email, address } = sale.shopper;
        const paymentSessionId = checkout.payment.session.id;
        const owner = { firstName, lastName, email, address };
        return server(shop, trailOf(sale)).post<Source>('/sources', { paymentSessionId, owner, ...method });
      },
    }),
  },
  {
    name: 'Tries to read checkouts in the browser, with the public key',
    breaks: [warns('admin.api-keys', 'GET /checkouts/{id}')],
    acts: ['goods'],
    exchange: ({ review }) => ({
      review: async (shop, sale, checkout) => {
        await browser(shop, trailOf(sale))
          .get<Checkout>(`/checkouts/${checkout.id}`)
          .catch(() => null);
        await shop.wire.sleep(15);
        return review(shop, sale, checkout);
      },
    }),
  },
  {
    name: 'Attaches the card first and the store credit after it',
    breaks: [breaks('x.secondary-before-primary', attach)],
    acts: ['payments'],
    exchange: () => ({
      pay: async (shop, sale, checkout, means) => {
        if (means.saved) await shop.does.attach(shop, sale, checkout.id, means.saved);
        if (means.method) await shop.does.payByMethod(shop, sale, checkout, means);
        if (means.credit) await shop.does.payByCredit(shop, sale, { ...checkout }, means).catch(() => undefined);
        return shop.does.review(shop, sale, checkout);
      },
    }),
  },
  {
    name: 'Orders although something is left to pay',
    breaks: [breaks('x.session-ready', 'POST /orders'), breaks('orders.from-checkout-id', 'POST /orders')],
    acts: ['payments'],
    exchange: ({ payByMethod }) => ({
      mayOrder: () => true,
      payByMethod: async (shop, sale, checkout, means) => {
        if (!means.credit) await payByMethod(shop, sale, checkout, means);
      },
    }),
  },
  {
    name: 'Forgets to keep the payment details that the shopper agreed to store',
    breaks: [
      breaks('payments.subscriptions.save-source', 'POST /orders'),
      breaks('payments.subscriptions.reusable-only', 'POST /orders'),
      breaks('checkouts.subscriptions.merchant-initiated', 'POST /checkouts', '/sourceId'),
    ],
    acts: ['subscriptions'],
    exchange: () => ({ keepSource: async (_shop, _sale, id) => ({ id }) as Source }),
  },
  {
    name: 'Pays with a saved source and does not name its customer',
    breaks: [breaks('x.source-customer-pair', 'POST /orders')],
    acts: ['goods'],
    exchange: ({ checkoutRequest }) => ({
      checkoutRequest: (shop, sale) => {
        const { customerId, ...request } = checkoutRequest(shop, sale);
        return sale.chargeType ? { ...request, customerId } : request;
      },
    }),
  },
  {
    name: 'Orders as soon as the card is attached',
    breaks: [warns('payments.review-after-success', 'POST /orders')],
    acts: ['goods'],
    exchange: ({ checkOut }) => ({
      checkOut: (shop, sale, checkout, { looksItOver: _, ...means }) => checkOut(shop, sale, checkout, means),
    }),
  },
  {
    name: 'Does not ask how a redirected payment went, and ships',
    breaks: [
      breaks('x.redirect-refresh', 'POST /fulfillments'),
      breaks('x.no-fulfil-before-accepted', 'POST /fulfillments'),
      breaks('orders.align-states', 'POST /fulfillments'),
      breaks('orders.accepted-event', 'POST /fulfillments'),
      breaks('fulfillments.fulfilled-quantity', 'POST /fulfillments'),
    ],
    acts: ['payments'],
    exchange: ({ mayShip }) => {
      const back = new Set<string>();
      return {
        shopperReturns: async (_shop, booked) => {
          back.add(booked.sale.number);
          return booked;
        },
        mayShip: (shop, booked) => back.has(booked.sale.number) || mayShip(shop, booked),
      };
    },
  },
];
