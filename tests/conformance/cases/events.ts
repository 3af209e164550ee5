/** What each step of an order tells, in order. */
import type { Event, EventList, Order } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectInOrder, expectMatch, expectTrue, present } from '../check';
import type { ApiClient } from '../client';
import {
  attach,
  completeOrder,
  eventTypesOf,
  fulfill,
  makeSource,
  placeOrder,
  settledOrder,
  settledRefund,
  testCards,
} from '../payments';
import { makeCheckout, makeCustomer, minneapolis, uniqueEmail } from '../shop';
import { makeSubscriber, startSubscription, subscriberCart } from '../subscribing';

async function eventsOf(client: ApiClient, order: { id: string }): Promise<Event[]> {
  return (await client.read<{ data: Event[] }>(`/events?orderId=${order.id}&limit=100`)).data.reverse();
}

async function eventsAbout(client: ApiClient, type: string, id: string): Promise<Event[]> {
  const { data } = await client.read<{ data: Event[] }>(`/events?type=${type}&limit=100`);
  return data.filter((event) => event.data.object.id === id).reverse();
}

function expectOnce(types: readonly string[], once: readonly string[]): void {
  for (const type of once) expectEqual(types.filter((one) => one === type).length, 1, `The number of ${type}`);
}

const accepted = [
  'order.created',
  'order.submitted',
  'order.charge.created',
  'order.charge.capturable',
  'order.accepted',
];
const shipped = [
  'fulfillment.created',
  'order.charge.capture.pending',
  'order.charge.capture.complete',
  'order.fulfilled',
  'order.charge.complete',
  'order.complete',
];

/** Those that came after one, oldest first. */
async function eventsSince(client: ApiClient, id: string): Promise<Event[]> {
  const found: Event[] = [];
  for (let last = id, hasMore = true; hasMore; ) {
    const page = await client.read<EventList>(`/events?limit=100&endingBefore=${last}`);
    found.push(...page.data.reverse());
    last = found.at(-1)?.id ?? last;
    hasMore = page.hasMore;
  }
  return found;
}

/** One thing of every resource that has sources or a payment in it, in events of its own. */
async function liveThrough(client: ApiClient): Promise<void> {
  await completeOrder(client);
  await placeOrder(client, { email: uniqueEmail('review') });
  const wire = await makeSource(client, 'wireTransfer');
  const checkout = await makeCheckout(client);
  await attach(client, checkout, wire);
  await client.create('/orders', { checkoutId: checkout.id });
  await client.change(`/checkouts/${(await makeCheckout(client)).id}`, { email: uniqueEmail() });
  const subscriber = await makeSubscriber(client);
  await startSubscription(client, subscriber);
  const { customerId, sourceId, currency, email, billTo } = subscriberCart(subscriber);
  const items = [{ skuId: subscriber.skuId, quantity: 1, price: 10 }];
  await client.create('/invoices', { customerId, sourceId, currency, email, billTo, items });
}

export const eventCases = casesOf('Events', {
  'No event of any resource holds a client secret': async (client) => {
    await makeCustomer(client);
    const before = at((await client.read<EventList>('/events?limit=1')).data, 0, 'The events');
    await liveThrough(client);
    const events = await eventsSince(client, before.id);
    const told = new Set(events.map(({ type }) => type.split('.')[0]));
    for (const kind of ['checkout', 'customer', 'fulfillment', 'invoice', 'order', 'source', 'subscription'])
      expectTrue(told.has(kind), `Nothing told of a ${kind}`);
    expectTrue(
      events.some(({ data }) => 'session' in ((data.object as Partial<Order>).payment ?? {})),
      'No event shows a payment session',
    );
    for (const event of events)
      expectTrue(!/clientSecret/i.test(JSON.stringify(event)), `${event.type} holds a client secret`);
  },

  'An order that goes straight through tells its story in order': async (client) => {
    const order = await completeOrder(client);
    const types = await eventTypesOf(client, order);
    expectInOrder(types, accepted, 'The events of the order');
    expectInOrder(types, ['order.accepted', ...shipped.slice(0, 3)], 'The events of the shipment');
    expectInOrder(
      types,
      ['order.charge.capture.complete', 'order.charge.complete', 'order.complete'],
      'The events of the charge',
    );
    expectInOrder(types, ['fulfillment.created', 'order.fulfilled', 'order.complete'], 'The end of the order');
    expectOnce(types, [...accepted, ...shipped, 'order.invoice.created']);
  },

  'A part of an order does not fulfill it': async (client) => {
    const order = await placeOrder(client);
    await fulfill(client, order, [{ quantity: 1 }]);
    const types = await eventTypesOf(client, order);
    expectTrue(types.includes('fulfillment.created'), 'fulfillment.created is missing');
    for (const type of ['order.fulfilled', 'order.complete', 'order.charge.complete'])
      expectTrue(!types.includes(type), `${type} came too early`);
  },

  'A cancelled order tells so': async (client) => {
    const order = await placeOrder(client);
    await fulfill(client, order, [{ cancelQuantity: 2 }]);
    await settledOrder(client, order, ({ state }) => state === 'cancelled');
    const types = await eventTypesOf(client, order);
    const cancelled = [
      'order.charge.cancel.pending',
      'order.charge.cancel.complete',
      'order.charge.cancelled',
      'order.cancelled',
    ];
    expectInOrder(types, ['order.accepted', ...cancelled], 'The events');
    expectTrue(
      !types.some((type) => type.startsWith('order.charge.capture') || type === 'order.fulfilled'),
      'Nothing was shipped',
    );
  },

  'A refund tells of its way': async (client) => {
    const order = await completeOrder(client);
    const refund = await client.create<{ id: string }>('/refunds', { orderId: order.id, currency: 'USD', amount: 5 });
    await settledRefund(client, refund);
    const types = await eventTypesOf(client, order);
    expectInOrder(
      types,
      ['order.complete', 'refund.pending', 'refund.complete', 'order.refunded'],
      'The events of the refund',
    );
    expectInOrder(types, ['order.charge.refund.pending', 'order.charge.refund.complete'], 'The events of the charge');
    expectTrue(types.includes('order.credit_memo.created'), 'order.credit_memo.created is missing');
  },

  'A refund that fails tells so': async (client) => {
    const order = await completeOrder(client, { card: testCards.refundFails });
    const refund = await client.create<{ id: string }>('/refunds', { orderId: order.id, currency: 'USD', amount: 5 });
    await settledRefund(client, refund);
    const types = await eventTypesOf(client, order);
    expectInOrder(types, ['refund.pending', 'refund.failed'], 'The events of the refund');
    expectTrue(types.includes('order.charge.refund.failed'), 'order.charge.refund.failed is missing');
    expectTrue(!types.includes('order.refunded'), 'Nothing was refunded');
  },

  'A capture that fails tells so': async (client) => {
    const order = await placeOrder(client, { card: testCards.captureFails });
    await fulfill(client, order, [{ quantity: 2 }]);
    await settledOrder(client, order, (one) => one.payment.charges?.[0]?.captures?.[0]?.state === 'failed');
    const types = await eventTypesOf(client, order);
    expectInOrder(
      types,
      ['fulfillment.created', 'order.charge.capture.pending', 'order.charge.capture.failed'],
      'The events',
    );
    expectTrue(
      !types.includes('order.charge.capture.complete') && !types.includes('order.complete'),
      'Nothing was captured',
    );
  },

  'An event shows the object as it was then': async (client) => {
    const order = await completeOrder(client);
    const events = await eventsOf(client, order);
    const accepted = present(
      events.find(({ type }) => type === 'order.accepted'),
      'order.accepted',
    );
    expectFields(
      accepted.data.object,
      { id: order.id, state: 'accepted', capturedAmount: 0 },
      'The order when it was accepted',
    );
    const complete = present(
      events.find(({ type }) => type === 'order.complete'),
      'order.complete',
    );
    expectFields(
      complete.data.object,
      { id: order.id, state: 'complete', capturedAmount: 27.01 },
      'The order when it was complete',
    );
  },

  'An event of a charge shows the charge, one of a fulfillment its order without payment': async (client) => {
    const order = await completeOrder(client);
    const events = await eventsOf(client, order);
    const capturable = present(
      events.find(({ type }) => type === 'order.charge.capturable'),
      'order.charge.capturable',
    );
    expectFields(capturable.data.object, { orderId: order.id, amount: 27.01, state: 'capturable' }, 'The charge');
    const created = present(
      events.find(({ type }) => type === 'fulfillment.created'),
      'fulfillment.created',
    );
    const details = created.data.object.orderDetails as object;
    expectFields(details, { id: order.id }, 'The order of the fulfillment');
    expectTrue(!('payment' in details), 'The order of the fulfillment shows the payment');
  },

  'An event can be read by its id': async (client) => {
    const order = await placeOrder(client);
    const event = at(await eventsOf(client, order), 0, 'The events');
    expectFields(event, { liveMode: false, digitalriverVersion: '2021-12-13' }, 'The event');
    expectMatch(event.createdTime, /Z$/, 'Its time');
    expectEqual(await client.read<Event>(`/events/${event.id}`), event, 'The event when read');
  },

  'A checkout tells of its making, changing and deletion': async (client) => {
    const { id } = await makeCheckout(client);
    await client.change(`/checkouts/${id}`, { locale: 'de_DE' });
    await client.remove(`/checkouts/${id}`);
    const events = await eventsAbout(client, 'checkout.*', id);
    expectInOrder(
      events.map(({ type }) => type),
      ['checkout.created', 'checkout.updated', 'checkout.deleted'],
      'The events',
    );
    expectEqual(events[1]?.data.previousAttributes?.locale, 'en_US', 'The former locale');
  },

  'A card tells when it is made, and when it is saved': async (client) => {
    const customer = await makeCustomer(client);
    const body = {
      type: 'creditCard',
      owner: { address: minneapolis },
      creditCard: { number: testCards.visa, expirationMonth: 3, expirationYear: 2030 },
    };
    const { id } = await client.asPublic().create<{ id: string }>('/sources', body);
    await client.change(`/customers/${customer.id}/sources/${id}`);
    expectInOrder(
      (await eventsAbout(client, 'source.*', id)).map(({ type }) => type),
      ['source.created', 'source.chargeable'],
      'The events',
    );
    expectEqual(
      (await eventsAbout(client, 'customer.source.created', id)).length,
      1,
      'The number of customer.source.created',
    );
  },

  'Events can be chosen by type, by a star and by a list': async (client) => {
    const order = await placeOrder(client);
    const types = async (query: string) =>
      (await client.read<{ data: Event[] }>(`/events?orderId=${order.id}&${query}`)).data.map(({ type }) => type);
    expectEqual(await types('type=order.accepted'), ['order.accepted'], 'One type');
    expectTrue(
      (await types('type=order.charge.*')).every((type) => type.startsWith('order.charge.')),
      'Only events of charges',
    );
    expectEqual(
      (await types('types=order.created&types=order.accepted')).sort(),
      ['order.accepted', 'order.created'],
      'A list',
    );
    expectEqual(
      (await types('types=order.created,order.accepted')).sort(),
      ['order.accepted', 'order.created'],
      'A joined list',
    );
    await client.refused('GET', '/events?type=order.*&types=sku.created', undefined, { status: 400 });
    const twenty = Array.from({ length: 20 }, () => 'types=order.created').join('&');
    await client.refused('GET', `/events?${twenty}`, undefined, { status: 400, parameter: 'types' });
  },

  'An update of an order tells what changed': async (client) => {
    const order = await placeOrder(client);
    await client.change<Order>(`/orders/${order.id}`, { metadata: { channel: 'web' } });
    const updated = present(
      (await eventsOf(client, order)).find(({ type }) => type === 'order.updated'),
      'order.updated',
    );
    expectEqual(updated.data.object.metadata, { channel: 'web' }, 'The metadata in the event');
  },
});
