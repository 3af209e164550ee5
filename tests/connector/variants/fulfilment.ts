/** Connectors that ship, cancel or give back in a wrong way. */
import type { Fulfillment, Refund } from '../../../src/generated/contract/types';
import { server } from '../connector/api';
import { trailOf } from '../connector/sale';
import { breaks, type Variant, warns } from './variant';

const fulfil = 'POST /fulfillments';

export const fulfilmentVariants: readonly Variant[] = [
  {
    name: 'Ships before the order is accepted',
    breaks: [
      breaks('x.no-fulfil-before-accepted', fulfil),
      breaks('orders.align-states', fulfil),
      breaks('orders.accepted-event', fulfil),
      breaks('fulfillments.fulfilled-quantity', fulfil),
    ],
    acts: ['payments'],
    exchange: () => ({ mayShip: () => true }),
  },
  {
    name: 'Names lines by their place in the list',
    breaks: [
      breaks('orders.capture-id', fulfil, '/items/0/itemId'),
      breaks('fulfillments.fulfilled-quantity', fulfil, '/items/0/itemId'),
    ],
    acts: ['payments'],
    exchange: () => ({ lineIdOf: (_shop, _booked, index) => String(index) }),
  },
  {
    name: 'Names lines by the ids of the checkout',
    breaks: [
      breaks('orders.capture-id', fulfil, '/items/0/itemId'),
      breaks('fulfillments.fulfilled-quantity', fulfil, '/items/0/itemId'),
    ],
    acts: ['payments'],
    exchange: ({ review }) => {
      const lines = new Map<string, readonly string[]>();
      return {
        review: async (shop, sale, checkout) => {
          const reviewed = await review(shop, sale, checkout);
          lines.set(
            sale.number,
            reviewed.items.map(({ id }) => id),
          );
          return reviewed;
        },
        lineIdOf: (_shop, { sale }, index) => lines.get(sale.number)?.[index] ?? '',
      };
    },
  },
  {
    name: 'Ships again when the first answer does not come in time',
    breaks: [breaks('fulfillments.fulfilled-quantity', fulfil, '/items/0/quantity')],
    acts: ['goods'],
    exchange: ({ ship }) => ({
      ship: async (shop, booked, units, parcel) => {
        await ship(shop, booked, units, parcel);
        await shop.wire.sleep(30);
        await ship(shop, booked, units, parcel).catch(() => undefined);
      },
    }),
  },
  {
    name: 'Ships after more than a week',
    breaks: [warns('x.fulfil-within-7-days', fulfil), warns('fulfillments.fulfilled-quantity', fulfil)],
    acts: ['goods'],
    exchange: ({ ship }) => ({
      ship: async (shop, booked, units, parcel) => {
        await shop.wire.sleep(8 * 24 * 3600);
        return ship(shop, booked, units, parcel);
      },
    }),
  },
  {
    name: 'Cancels without saying how many',
    breaks: [breaks('fulfillments.cancel-quantity', fulfil, '/items/0/cancelQuantity')],
    acts: ['goods'],
    exchange: () => ({
      cancel: async (shop, { sale, order }, units) => {
        const items = units.flatMap((count, index) => (count > 0 ? [{ itemId: order.items[index]?.id }] : []));
        await server(shop, trailOf(sale))
          .post<Fulfillment>('/fulfillments', { orderId: order.id, items })
          .catch(() => null);
      },
    }),
  },
  {
    name: 'Refunds what it should cancel',
    breaks: [
      breaks('fulfillments.cancel-quantity', 'POST /refunds'),
      breaks('reversals.initiate-refund', 'POST /refunds'),
    ],
    acts: ['goods'],
    exchange: () => ({
      cancel: async (shop, { sale, order }) => {
        const body = { orderId: order.id, currency: order.currency, percent: 100, reason: 'requested_by_customer' };
        await server(shop, trailOf(sale))
          .post<Refund>('/refunds', body)
          .catch(() => null);
      },
    }),
  },
  {
    name: 'Refunds what its own arithmetic says',
    breaks: [breaks('reversals.initiate-refund', 'POST /refunds', '/amount')],
    acts: ['goods'],
    exchange: () => ({
      refundOf: (_shop, order, asked) => (asked === 'all' ? { amount: Math.round(order.subtotal * 125) / 100 } : asked),
    }),
  },
  {
    name: 'Refunds while the bank asks about the order',
    breaks: [
      breaks('x.dispute-freeze', 'POST /refunds'),
      breaks('refund-sync.chargeback', 'POST /refunds'),
      breaks('reversals.initiate-refund', 'POST /refunds'),
    ],
    acts: ['disputes'],
    exchange: () => ({ mayGiveBack: () => true }),
  },
  {
    name: 'Asks for the address of an invoice by the number of the order',
    breaks: [breaks('portal.invoices-and-credit-memos', 'POST /file-links', '/fileId')],
    acts: ['goods'],
    exchange: ({ linkDocument }) => ({
      linkDocument: (shop, booked, _fileId, from) =>
        linkDocument(shop, booked, booked.order.id, from).catch(() => undefined),
    }),
  },
];
