/** The account's clock moves on when told to, and what is due happens at its time. Each case starts over. */
import type {
  Event,
  FileLink,
  Invoice,
  InvoiceList,
  Order,
  Source,
  Subscription,
} from '../../../src/generated/contract/types';
import type { LedgerEntry } from '../../../src/ledger/types';
import { casesOf } from '../case';
import { at, expectEqual, expectFields, expectInOrder, expectTrue, pause, present } from '../check';
import { type ApiClient, fetchPatiently } from '../client';
import { attach, makeCard, makeSource, placeOrder, shipAll, testCards } from '../payments';
import { entriesAfter, newestSequence, recorded } from '../recorded';
import { makeCheckout, uniqueEmail } from '../shop';
import { keepCard, makeSubscriber, startSubscription } from '../subscribing';
import { upload } from './files';

interface Clock {
  time: string;
  state: string;
  aheadBySeconds: number;
  steps?: number;
  events?: string[];
  carriedOut?: { time: string; step: string; says: string; objects: { id: string }[] }[];
}

interface Due extends Clock {
  data: {
    id: string;
    dueTime: string;
    step: string;
    says: string;
    objects: { kind: string; id: string }[];
    acts: boolean;
  }[];
  hasMore: boolean;
}

const day = 86_400;
const isDue = (entry: LedgerEntry) => entry.kind === 'timer' && entry.cause === 'due';
const advance = (client: ApiClient, days: number) =>
  client.change<Clock>('/_sandbox/clock', { advanceBy: Math.round(days * day) });
const reset = (client: ApiClient) => client.send('POST', '/_sandbox/reset');

/** Steps until this happens to the object. What the ledger tells of each step is what its answer told. */
async function stepTo(client: ApiClient, wanted: string, id: string): Promise<Clock> {
  for (let before = ''; ; ) {
    const sequence = await newestSequence(client);
    const clock = await client.change<Clock>('/_sandbox/clock/step');
    const { time, carriedOut = [] } = clock;
    expectTrue(carriedOut.length > 0 && time > before, `Nothing happened any more before ${wanted}`);
    const told = (await entriesAfter(client, sequence)).flatMap((entry) =>
      entry.kind === 'timer' ? [entry.step] : [],
    );
    expectEqual(
      carriedOut.map(({ step }) => step),
      told,
      'What the ledger tells of a step',
    );
    if (carriedOut.some(({ step, objects }) => step === wanted && objects.some((object) => object.id === id)))
      return clock;
    before = time;
  }
}

export const clockCases = casesOf('The clock', {
  'The clock shows the account its time, and moves on only': async (client) => {
    await reset(client);
    const before = await client.read<Clock>('/_sandbox/clock');
    expectEqual(before.aheadBySeconds, 0, 'How far it is ahead');
    const after = await client.change<Clock>('/_sandbox/clock', { advanceBy: 3600 });
    expectEqual(after.aheadBySeconds, 3600, 'How far it is ahead after an hour');
    const { id } = await client.create<{ id: string }>('/customers', { email: 'late@example.com' });
    const { createdTime } = await client.read<{ createdTime: string }>(`/customers/${id}`);
    expectTrue(Date.parse(createdTime) - Date.parse(before.time) >= 3_599_000, 'The customer was made before its time');
    const wanted = new Date(Date.parse(after.time) + 7_200_000).toISOString();
    const later = await client.change<Clock>('/_sandbox/clock', { advanceTo: wanted });
    expectTrue(later.time >= wanted, 'The clock is behind');
    const wrong: [object | string, string, string?][] = [
      [{}, 'advanceBy'],
      [{ advanceBy: 1, advanceTo: wanted }, 'advanceBy'],
      [{ advanceBy: -1 }, 'advanceBy'],
      [{ advanceBy: 1.5 }, 'advanceBy'],
      [{ advanceBy: '60' }, 'advanceBy'],
      [{ advanceBy: 1e12 }, 'advanceBy'],
      [{ advanceTo: before.time }, 'advanceTo'],
      [{ advanceTo: 'tomorrow' }, 'advanceTo'],
      [{ advanceTo: '2030-01-31T12:00:00' }, 'advanceTo'],
      [{ advanceTo: '9999-01-01T00:00:00Z' }, 'advanceTo'],
      [{ back: 1 }, 'back', 'unknown_parameter'],
    ];
    for (const [body, parameter, code = 'invalid_parameter'] of wrong)
      await client.refused('POST', '/_sandbox/clock', body, { status: 400, code, parameter });
    await client.refused('POST', '/_sandbox/clock', '{', { status: 400 });
    await client.refused('PUT', '/_sandbox/clock', {}, { status: 405, code: 'method_not_allowed' });
    await reset(client);
    expectEqual((await client.read<Clock>('/_sandbox/clock')).aheadBySeconds, 0, 'How far it is ahead after a reset');
  },

  'A frozen clock stands still until it is moved, steps from one due thing to the next, and runs on when thawed':
    async (client) => {
      const beginning = '2030-01-31T12:00:00.000Z';
      await client.send('POST', '/_sandbox/reset', { body: { frozenAt: beginning, seed: 'a year' } });
      const wire = await makeSource(client, 'wireTransfer');
      const order = await placeOrder(client);
      expectEqual(order.createdTime, '2030-01-31T12:00:00Z', 'The time of the order');
      await pause(5);
      expectFields(await client.read<Clock>('/_sandbox/clock'), { time: beginning, state: 'frozen' }, 'The clock');
      const { data } = await client.read<Due>('/_sandbox/clock/due?limit=100');
      const about = (id: string) => data.filter(({ objects }) => objects.some((object) => object.id === id));
      expectFields(
        at(about(wire.id), 0, 'What is due of the transfer'),
        { dueTime: wire.expirationTime, step: 'money-lapses', acts: true },
        'The transfer',
      );
      const lapse = at(about(order.id), 0, 'What is due of the order');
      expectFields(lapse, { dueTime: '2030-02-07T12:00:01Z', step: 'authorization-lapses', acts: true }, 'The charge');
      expectEqual(
        data.map(({ dueTime }) => dueTime),
        data.map(({ dueTime }) => dueTime).sort(),
        'The order of the list',
      );
      const rest = await client.read<Due>('/_sandbox/clock/due?limit=1&skip=1');
      expectEqual(rest.data, data.slice(1, 2), 'The second page of one');
      expectEqual(rest.hasMore, data.length > 2, 'Whether there is more');
      const first = await stepTo(client, 'authorization-lapses', order.id);
      expectFields(first, { time: '2030-02-07T12:00:01.000Z', state: 'frozen' }, 'The step that reaches it');
      await shipAll(client, order);
      const second = await stepTo(client, 'money-lapses', wire.id);
      expectEqual(second.time, `${wire.expirationTime?.slice(0, 19)}.000Z`, 'The time of the second step');
      expectEqual((await client.read<Source>(`/sources/${wire.id}`)).state, 'failed', 'The state of the transfer');
      const { time, state } = await client.change<Clock>('/_sandbox/clock/thaw');
      expectEqual(state, 'running', 'The state of the clock');
      await pause(5);
      expectTrue((await client.read<Clock>('/_sandbox/clock')).time > time, 'The clock still stands');
      expectEqual((await client.change<Clock>('/_sandbox/clock/freeze')).state, 'frozen', 'Frozen again');
      const wrong = { frozenAt: '2030-01-31', seed: '' };
      for (const [parameter, value] of Object.entries(wrong))
        await client.refused('POST', '/_sandbox/reset', { [parameter]: value }, { status: 400, parameter });
      await client.refused('GET', '/_sandbox/clock/due?limit=0', undefined, { status: 400, parameter: 'limit' });
      await client.refused('POST', '/_sandbox/clock/step', { by: 1 }, { status: 400, parameter: 'by' });
      await reset(client);
      expectEqual((await client.read<Clock>('/_sandbox/clock')).state, 'running', 'After a reset');
    },

  'A transfer that never arrives ends its order when its time is over': async (client) => {
    await reset(client);
    const checkout = await makeCheckout(client);
    await attach(client, checkout, await makeSource(client, 'wireTransfer'));
    const order = await client.create<Order>('/orders', { checkoutId: checkout.id });
    await advance(client, 29);
    expectEqual((await client.read<Order>(`/orders/${order.id}`)).state, 'pending_payment', 'The state before');
    const { events = [] } = await advance(client, 2);
    expectEqual(events.filter((type) => type === 'order.cancelled').length, 1, 'How often it was cancelled');
    expectEqual((await client.read<Order>(`/orders/${order.id}`)).state, 'cancelled', 'The state after');
    await reset(client);
  },

  'A subscription renews for a year, each time at its own time': async (client) => {
    await reset(client);
    const subscriber = await makeSubscriber(client);
    const { id, customer } = subscriber;
    const start = await startSubscription(client, subscriber);
    const { steps = 0 } = await advance(client, 366);
    expectTrue(steps >= 24, `Only ${steps} steps were carried out`);
    const end = await client.read<Subscription>(`/subscriptions/${id}`);
    expectEqual(end.state, 'active', 'The state');
    expectTrue(String(end.currentPeriodEndDate) > String(start.contractBindingUntil), 'The period has not moved on');
    const invoices = await client.read<InvoiceList>(`/invoices?customerId=${customer.id}&state=paid&limit=100`);
    const extended = invoices.data.length;
    expectTrue(extended === 12 || extended === 13, `It was extended ${extended} times`);
    const [last] = invoices.data;
    const order = await client.read<Order>(`/orders/${last?.orderId}`);
    expectEqual(order.createdTime, last?.stateTransitions.paid, 'The time of the last order');
    const told = await client.read<{ data: Event[] }>('/events?type=subscription.extended&limit=100');
    const ofIt = told.data.filter(
      ({ data: { object } }) => (object as { subscription: { id: string } }).subscription.id === id,
    );
    const times = ofIt.map(({ createdTime }) => createdTime).reverse();
    expectEqual(new Set(times).size, extended, 'Times of the events');
    expectEqual(times, [...times].sort(), 'The order of the events');
    expectEqual(times[0], start.nextInvoiceDate, 'The time of the first');
    await reset(client);
  },

  'A declined renewal fails after its days, and an unpaid invoice is uncollectible': async (client) => {
    await reset(client);
    const subscriber = await makeSubscriber(client);
    const { id } = await startSubscription(client, subscriber);
    const { id: sourceId } = await keepCard(client, subscriber.customer.id, testCards.chargeFails);
    await client.change(`/subscriptions/${id}`, { sourceId });
    await advance(client, 27);
    expectEqual((await client.read<Subscription>(`/subscriptions/${id}`)).state, 'activePendingInvoice', 'The state');
    const { events = [] } = await advance(client, 35);
    expectInOrder(
      events.filter((type) => /^(invoice|subscription)/.test(type)),
      ['subscription.payment_failed', 'invoice.uncollectible', 'invoice.updated', 'subscription.failed'],
      'The events',
    );
    const { data } = await client.read<{ data: Invoice[] }>(`/invoices?customerId=${subscriber.customer.id}`);
    expectEqual(
      data.map(({ state, attemptCount }) => [state, attemptCount]),
      [['uncollectible', 4]],
      'The invoices',
    );
    expectFields(await client.read<Subscription>(`/subscriptions/${id}`), { state: 'failed' }, 'The subscription');
    await reset(client);
  },

  'What happens by itself stands in entries of its own, before the call that moved the clock': async (client) => {
    await reset(client);
    const subscriber = await makeSubscriber(client);
    await startSubscription(client, subscriber);
    const before = await newestSequence(client);
    const { steps = 0, events = [] } = await advance(client, 62.5);
    await client.send('GET', '/skus?limit=1');
    const entries = await entriesAfter(client, before);
    expectEqual(
      entries.map(({ sequence }) => sequence - before),
      entries.map((_, index) => index + 1),
      'The sequences',
    );
    const timers = entries.filter(({ kind }) => kind === 'timer');
    expectTrue(timers.length > 1 && timers.length <= steps, `${timers.length} entries of ${steps} steps`);
    expectEqual(
      entries.map(({ kind }) => kind),
      [...timers.map(() => 'timer'), 'control', 'exchange'],
      'The kinds, in order',
    );
    expectEqual(
      timers.flatMap((entry) => entry.events.map(({ type }) => type)),
      events,
      'The events of the timers',
    );
    for (const timer of timers) {
      expectFields(timer, { cause: 'clock' }, 'The timer');
      for (const { time } of timer.events) expectEqual(time, timer.time, 'The time of an event');
    }
    for (const entry of entries.slice(-2)) expectEqual(entry.events, [], `The events of ${entry.kind}`);
    await reset(client);
  },

  'What a call met as due is no event of the call': async (client) => {
    await reset(client);
    const order = await placeOrder(client, { card: testCards.captureFailsLater });
    const { time } = await client.read<Clock>('/_sandbox/clock');
    await shipAll(client, order);
    const before = await newestSequence(client);
    // The capture fails half a minute after it was asked for.
    await client.change('/_sandbox/clock', { advanceTo: new Date(Date.parse(time) + 28_000).toISOString() });
    let entries: LedgerEntry[] = [];
    const isOfCapture = (entry: LedgerEntry) =>
      isDue(entry) && entry.events.some(({ type }) => type === 'order.charge.capture.failed');
    for (let tries = 0; tries < 50 && !entries.some(isOfCapture); tries += 1) {
      await pause(100);
      await client.send('GET', '/skus?limit=1');
      entries = await entriesAfter(client, before);
    }
    const place = entries.findIndex(isOfCapture);
    const timer = at(entries, place, 'The entries');
    expectTrue(
      timer.objects.some(({ id }) => id === order.id),
      'The order is missing in the entry of the timer',
    );
    const call = present(
      entries.slice(place).find(({ kind }) => kind === 'exchange'),
      'The call that met it',
    );
    expectFields(call, { events: [], objects: [] }, 'The call that met it');
    await reset(client);
  },

  'A reset ends the run under way': async (client) => {
    await reset(client);
    await client.create('/_sandbox/runs', { name: 'until the reset' });
    await reset(client);
    expectEqual(await client.read('/_sandbox/runs'), { data: [] }, 'The runs');
    expectEqual((await recorded(client, () => client.send('GET', '/skus?limit=1'))).run, undefined, 'The run');
  },

  'A card authorization lapses after seven days, and the account’s setting decides what a refused one means': async (
    client,
  ) => {
    await reset(client);
    const orderOf = async (tag: string) => {
      const checkout = await makeCheckout(client, { email: uniqueEmail(tag) });
      await attach(client, checkout, await makeCard(client));
      return client.create<Order>('/orders', { checkoutId: checkout.id });
    };
    const averse = await orderOf('reauth-refused');
    const tolerant = await orderOf('late-capture-fails');
    const granted = await orderOf('');
    const items = (order: Order) => order.items.map(({ id, quantity }) => ({ itemId: id, quantity }));
    await advance(client, 8);
    const refusal = { status: 409, code: 'payment_authorization_failed', parameter: 'orderId' };
    await client.refused('POST', '/fulfillments', { orderId: averse.id, items: items(averse) }, refusal);
    const { data } = await client.read<{ data: Event[] }>('/events?type=order.charge.reauth.failed');
    expectEqual(
      data.map((event) => event.data.object.id),
      [averse.id],
      'The orders that were told of',
    );
    const unpaid = await client.read<Order>(`/orders/${averse.id}`);
    expectFields(unpaid, { state: 'accepted', capturedAmount: 0 }, 'The order in a risk-averse account');
    await shipAll(client, tolerant);
    const late = await client.read<Order>(`/orders/${tolerant.id}`);
    expectFields(late, { state: 'fulfilled', capturedAmount: 0 }, 'The order whose late capture fails');
    await shipAll(client, granted);
    const paid = await client.read<Order>(`/orders/${granted.id}`);
    expectFields(paid, { state: 'complete' }, 'The order with a new authorization');
    await reset(client);
  },

  'A link to a file expires by itself, by the account’s clock, and nobody is told': async (client) => {
    await reset(client);
    const { time } = await client.read<Clock>('/_sandbox/clock');
    const expiresTime = `${new Date(Date.parse(time) + 86_400_000).toISOString().slice(0, 19)}Z`;
    const made = await client.create<FileLink>('/file-links', { fileId: (await upload(client)).id, expiresTime });
    const open = async () => (await fetchPatiently(client.api, new Request(made.url))).status;
    expectEqual(await open(), 200, 'The status before');
    const { events = [] } = await advance(client, 1.1);
    expectEqual(await open(), 404, 'The status after');
    expectEqual((await client.read<FileLink>(`/file-links/${made.id}`)).expired, true, 'Whether it is expired');
    expectTrue(!events.some((type) => type.startsWith('fileLink')), 'Somebody is told');
    await reset(client);
  },

  'A slow capture is paid after a while': async (client) => {
    await reset(client);
    const subscriber = await makeSubscriber(client);
    const { id } = await startSubscription(client, subscriber);
    const slow = await keepCard(client, subscriber.customer.id, testCards.captureStaysPending);
    const { nextInvoiceDate } = await client.change<Subscription>(`/subscriptions/${id}`, { sourceId: slow.id });
    await client.change('/_sandbox/clock', { advanceTo: nextInvoiceDate });
    expectEqual((await client.read<Subscription>(`/subscriptions/${id}`)).state, 'activePendingInvoice', 'At first');
    await client.change('/_sandbox/clock', { advanceBy: 60 });
    expectEqual((await client.read<Subscription>(`/subscriptions/${id}`)).state, 'active', 'After a minute');
    const failing = await keepCard(client, subscriber.customer.id, testCards.captureFailsLater);
    const next = await client.change<Subscription>(`/subscriptions/${id}`, { sourceId: failing.id });
    await client.change('/_sandbox/clock', { advanceTo: next.nextInvoiceDate });
    const { events = [] } = await client.change<Clock>('/_sandbox/clock', { advanceBy: 60 });
    expectEqual(events, ['invoice.payment_failed', 'subscription.payment_failed'], 'A capture that fails later');
    await reset(client);
  },
});
