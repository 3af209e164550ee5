/** Connectors that listen badly. */
import type { Event, Order } from '../../../src/generated/contract/types';
import { job, server } from '../connector/api';
import type { Behaviours } from '../connector/behaviours';
import { findOrder } from '../connector/book';
import { type Broken, breaks, type Variant } from './variant';

/** What a delivery shows, which is no call of the connector's. */
const shownBy = (item: string, place: string): Broken => ({ item, call: 'no call', field: place });

/** Notes in the order itself that its event came. */
const notesInTheOrder =
  (right: Behaviours): Behaviours['actOn'] =>
  async (shop, event: Event) => {
    await right.actOn(shop, event);
    const { id = '' } = event.data.object as Partial<Order>;
    const booked = event.type === 'order.accepted' ? findOrder(shop.book, id) : undefined;
    if (!booked) return;
    const metadata = { ...booked.order.metadata, heard: event.id };
    await server(shop, job('events')).post(`/orders/${id}`, { metadata });
  };

export const eventVariants: readonly Variant[] = [
  {
    name: 'Answers each event with a redirect',
    breaks: [
      shownBy('x.webhook-fast-ack', '/status'),
      // Both ask that their own events are acknowledged.
      shownBy('orders.accepted-event', '/status'),
      shownBy('refund-sync.refund-complete', '/status'),
    ],
    acts: ['goods', 'payments'],
    exchange: (right) => ({
      receive: async (...delivery) => {
        await right.receive(...delivery);
        return 302;
      },
    }),
  },
  {
    name: 'Believes every event, whoever signed it',
    breaks: [shownBy('x.webhook-signature', '/check/part')],
    acts: ['goods', 'the schedule'],
    exchange: (right) => ({ isGenuine: () => true, actOn: notesInTheOrder(right) }),
  },
  {
    name: 'Acts on an event as often as it comes',
    breaks: [
      breaks('x.webhook-idempotent', 'POST /orders/{id}', ''),
      // The same call comes again within seconds.
      breaks('x.no-redundant-calls', 'POST /orders/{id}'),
    ],
    acts: ['goods', 'the schedule'],
    exchange: (right) => ({ isNew: () => true, actOn: notesInTheOrder(right) }),
  },
];
