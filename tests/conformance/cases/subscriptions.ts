/** Subscriptions on a plan: drafts, starts, changes and ends by call. Renewals are in the cases of the clock. */
import type { Checkout, Event, Order, Subscription, SubscriptionList } from '../../../src/generated/contract/types';
import { casesOf } from '../case';
import { expectEqual, expectFields, expectInOrder, expectTrue } from '../check';
import { makeCard, testCards } from '../payments';
import { unique } from '../shop';
import { buyFirst, keepCard, makePlan, makeSubscriber, startSubscription, subscriberCart } from '../subscribing';

const wrongState = { status: 409, code: 'invalid_state', parameter: 'state' };

export const subscriptionCases = casesOf('Subscriptions', {
  'A line that names a plan makes the draft of a subscription': async (client) => {
    const subscriber = await makeSubscriber(client);
    const { id, plan, customer, skuId } = subscriber;
    const checkout = await client.create<Checkout>('/checkouts', subscriberCart(subscriber));
    const draft = await client.read<Subscription>(`/subscriptions/${id}`);
    expectFields(
      draft,
      { planId: plan.id, customerId: customer.id, state: 'draft', stateTransitions: {}, taxInclusive: false },
      'The draft',
    );
    expectEqual(draft.items, [{ skuId, quantity: 1, price: 10 }], 'Its items');
    expectTrue(!('nextInvoiceDate' in draft) && !('sourceId' in draft), 'A draft has no dates and no source');
    const { data: drafts } = await client.read<{ data: Event[] }>('/events?type=subscription.created&limit=100');
    const { data: carts } = await client.read<{ data: Event[] }>('/events?type=checkout.created&limit=100');
    const types = [...drafts, ...carts]
      .filter(({ data: { object } }) => [id, checkout.id].includes(String((object as { id?: string }).id)))
      .map(({ type }) => type);
    expectEqual(types, ['subscription.created', 'checkout.created'], 'The events');
    const again = subscriberCart(subscriber);
    const taken = { status: 409, code: 'already_exists', parameter: 'subscriptionId' };
    await client.refused('POST', '/checkouts', again, taken);
  },

  'All lines on a plan are one subscription, with an id of the sandbox where none is wished for': async (client) => {
    const subscriber = await makeSubscriber(client);
    const { items, ...cart } = subscriberCart(subscriber);
    const plain = items.map((item) => ({
      ...item,
      subscriptionInfo: { ...item.subscriptionInfo, subscriptionId: undefined },
    }));
    const order = await client.create<Order>('/orders', { ...cart, items: [...plain, ...plain] });
    const ids = order.items.map(({ subscriptionInfo }) => subscriptionInfo?.subscriptionId);
    expectTrue(ids.length === 2 && ids[0] !== undefined && ids[0] === ids[1], 'The lines have different ids');
    const made = await client.read<Subscription>(`/subscriptions/${ids[0]}`);
    expectEqual(made.items.length, 2, 'The items of the subscription');
    expectEqual(
      (await client.change<Subscription>(`/subscriptions/${ids[0]}`, { state: 'active' })).state,
      'active',
      '',
    );
  },

  'A subscription starts once its order is accepted, and not twice': async (client) => {
    const subscriber = await makeSubscriber(client);
    await client.create('/checkouts', subscriberCart(subscriber));
    const path = `/subscriptions/${subscriber.id}`;
    await client.refused('POST', path, { state: 'active' }, wrongState);
    await client.refused('POST', path, { state: 'cancelled' }, wrongState);
    await client.refused('POST', path, { sourceId: subscriber.source.id }, wrongState);
    const other = await makeSubscriber(client);
    const started = await startSubscription(client, other);
    expectFields(started, { state: 'active', sourceId: other.source.id, customerId: other.customer.id }, 'It');
    expectTrue(Boolean(started.billingAgreementId && started.nextInvoiceDate && started.nextReminderDate), 'Its dates');
    expectEqual(Object.keys(started.stateTransitions), ['activated'], 'Its states');
    await client.refused('POST', `/subscriptions/${other.id}`, { state: 'active' }, wrongState);
    await client.refused('DELETE', `/subscriptions/${other.id}`, undefined, wrongState);
  },

  'A subscription whose source pays once cannot start': async (client) => {
    const subscriber = await makeSubscriber(client);
    const { sourceId: _, ...cart } = subscriberCart(subscriber);
    const { id } = await client.create<Checkout>('/checkouts', cart);
    await client.change(`/checkouts/${id}/sources/${(await makeCard(client)).id}`);
    await client.create('/orders', { checkoutId: id });
    await client.refused('POST', `/subscriptions/${subscriber.id}`, { state: 'active' }, wrongState);
  },

  'A free trial starts at no price': async (client) => {
    const subscriber = await makeSubscriber(client);
    await buyFirst(client, subscriber, { price: 0 });
    const started = await client.change<Subscription>(`/subscriptions/${subscriber.id}`, { state: 'active' });
    expectEqual([started.state, Object.keys(started.stateTransitions)], ['activeFree', ['activatedFree']], 'It');
  },

  'A change of state comes alone': async (client) => {
    const subscriber = await makeSubscriber(client);
    const { id, plan } = subscriber;
    await startSubscription(client, subscriber);
    const refused = (body: object, parameter: string) =>
      client.refused('POST', `/subscriptions/${id}`, body, { status: 409, code: 'restricted_update', parameter });
    await refused({ state: 'cancelled', metadata: { a: 1 } }, 'metadata');
    await refused({ planId: plan.id, state: 'active' }, 'planId');
  },

  'A running subscription takes another plan, source, items and values of your own': async (client) => {
    const subscriber = await makeSubscriber(client);
    const before = await startSubscription(client, subscriber);
    const plan = await makePlan(client, { interval: 'year' });
    const source = await keepCard(client, subscriber.customer.id);
    const items = [{ skuId: subscriber.skuId, price: 12, quantity: null }];
    const sent = { planId: plan.id, sourceId: source.id, items, metadata: { a: 1 }, locale: 'de_DE' };
    const after = await client.change<Subscription>(`/subscriptions/${before.id}`, sent);
    expectFields(
      after,
      {
        ...sent,
        items: [{ skuId: subscriber.skuId, price: 12, quantity: 1 }],
        nextInvoiceDate: before.nextInvoiceDate,
      },
      'The subscription',
    );
  },

  'What a change names has to be there and fit': async (client) => {
    const subscriber = await makeSubscriber(client);
    await startSubscription(client, subscriber);
    const refused = (body: object, refusal: { status: number; code: string; parameter: string }) =>
      client.refused('POST', `/subscriptions/${subscriber.id}`, body, refusal);
    await refused({ planId: unique('plan') }, { status: 404, code: 'not_found', parameter: 'planId' });
    const draft = await makePlan(client, { state: 'draft' });
    await refused({ planId: draft.id }, { status: 400, code: 'plan_not_active', parameter: 'planId' });
    await refused({ sourceId: unique('source') }, { status: 404, code: 'not_found', parameter: 'sourceId' });
    const foreign = await makeSubscriber(client);
    await refused({ sourceId: foreign.source.id }, { status: 409, code: 'source_in_use', parameter: 'sourceId' });
    await client.remove(`/customers/${foreign.customer.id}/sources/${foreign.source.id}`);
    await refused(
      { sourceId: foreign.source.id },
      { status: 409, code: 'source_not_chargeable', parameter: 'sourceId' },
    );
    const item = { skuId: unique('sku'), price: 1 };
    await refused({ items: [item] }, { status: 404, code: 'not_found', parameter: 'items[0].skuId' });
    await refused({ items: [{ price: 1 }] }, { status: 400, code: 'invalid_parameter', parameter: 'items[0].skuId' });
    await refused(
      { items: [{ skuId: subscriber.skuId }] },
      { status: 400, code: 'invalid_parameter', parameter: 'items[0].price' },
    );
  },

  'A cancelled subscription is over': async (client) => {
    const subscriber = await makeSubscriber(client);
    const { id } = await startSubscription(client, subscriber);
    const over = await client.change<Subscription>(`/subscriptions/${id}`, { state: 'cancelled' });
    expectEqual([over.state, Object.keys(over.stateTransitions)], ['cancelled', ['activated', 'cancelled']], 'It');
    for (const body of [{ state: 'active' }, { state: 'cancelled' }, { metadata: { a: 1 } }])
      await client.refused('POST', `/subscriptions/${id}`, body, wrongState);
    await client.refused('DELETE', `/subscriptions/${id}`, undefined, wrongState);
    const { data } = await client.read<{ data: Event[] }>('/events?type=subscription.*&limit=100');
    const told = data.filter(({ data: { object } }) => (object as { id?: string }).id === id).reverse();
    expectInOrder(
      told.map(({ type }) => type),
      ['subscription.created', 'subscription.updated', 'subscription.updated'],
      'The events',
    );
    expectEqual(
      told.at(-1)?.data.previousAttributes,
      { state: 'active', stateTransitions: { activated: over.stateTransitions.activated } },
      'What was before',
    );
  },

  'A draft is deleted, and its event keeps what it was': async (client) => {
    const subscriber = await makeSubscriber(client);
    await client.create('/checkouts', subscriberCart(subscriber));
    const draft = await client.read<Subscription>(`/subscriptions/${subscriber.id}`);
    await client.remove(`/subscriptions/${draft.id}`);
    await client.refused('GET', `/subscriptions/${draft.id}`, undefined, { status: 404, code: 'not_found' });
    const { data } = await client.read<{ data: Event[] }>('/events?type=subscription.deleted&limit=100');
    const event = data.find(
      ({ data: { previousAttributes } }) => (previousAttributes as { id?: string }).id === draft.id,
    );
    expectEqual(event?.data, { object: {}, previousAttributes: draft }, 'The event');
  },

  'Subscriptions are listed by customer, plan and state': async (client) => {
    const subscriber = await makeSubscriber(client);
    const { id } = await startSubscription(client, subscriber);
    for (const query of [`customerId=${subscriber.customer.id}`, `planId=${subscriber.plan.id}&state=active`]) {
      const { data } = await client.read<SubscriptionList>(`/subscriptions?${query}`);
      expectEqual(
        data.map((one) => one.id),
        [id],
        `The subscriptions by ${query}`,
      );
    }
    const none = await client.read<SubscriptionList>(`/subscriptions?planId=${subscriber.plan.id}&state=draft`);
    expectEqual(none.data, [], 'The drafts');
  },

  'A card that is always declined can be the next source': async (client) => {
    const subscriber = await makeSubscriber(client);
    const { id } = await startSubscription(client, subscriber);
    const card = await keepCard(client, subscriber.customer.id, testCards.chargeFails);
    const after = await client.change<Subscription>(`/subscriptions/${id}`, { sourceId: card.id });
    expectEqual([after.state, after.sourceId], ['active', card.id], 'The subscription');
  },
});
