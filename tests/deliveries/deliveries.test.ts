/** Events that are sent to webhooks: to real endpoints over HTTP, by a server with a data file. */
import { afterEach, describe, expect, it, vi } from 'vitest';
import type { Webhook } from '../../src/generated/contract/types';
import { placeOrder } from '../conformance/payments';
import { uniqueEmail } from '../conformance/shop';
import { after, answers, cuts, hangs } from './receiver';
import { arrived, clientAt, Hooks, isSignedWith, until, World } from './world';

const world = new World();
afterEach(() => world.close());

const retries = [5 * 60, 60 * 60, 3 * 60 * 60];

describe('an event', () => {
  it('is posted to the webhook that listens for it, signed over the very bytes, and told of in the ledger', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const webhook = await hooks.webhook(receiver.url('/hooks?shop=1'), ['sku.created']);
    await hooks.sku('mug');
    await hooks.client.remove('/skus/mug');
    const [delivery] = await hooks.settled(1);
    const [got] = receiver.got;
    const [event] = (await hooks.client.read<{ data: object[] }>('/events?type=sku.created')).data;
    expect({ ...got?.event, pendingWebhooks: 0 }).toEqual(event);
    expect(event).toMatchObject({ webhookIds: [webhook.id], pendingWebhooks: 0 });
    const [token] = await hooks.tokens(webhook);
    expect(isSignedWith(token?.token ?? '', got as never)).toBe(true);
    expect(isSignedWith('another', got as never)).toBe(false);
    const { headers, path } = got ?? {};
    expect(path).toBe('/hooks?shop=1');
    expect(headers).toMatchObject({ 'content-type': 'application/json' });
    const [time = ''] = String(headers?.['digitalriver-signature']).split(', ');
    expect(Math.abs(Number(time) - Date.now())).toBeLessThan(120_000);
    expect(receiver.types()).toEqual(['sku.created']);
    const [attempt] = await hooks.attempts();
    expect(attempt).toMatchObject({
      kind: 'delivery',
      origin: 'connector',
      deliveryId: delivery?.id,
      webhookId: webhook.id,
      eventId: got?.event.id,
      eventType: 'sku.created',
      attempt: 1,
      cause: 'event',
      url: receiver.url('/hooks?shop=1'),
      apiVersion: '2021-12-13',
      outcome: 'acknowledged',
      status: 200,
      objects: expect.arrayContaining([{ kind: 'sku', id: 'mug' }]),
    });
  });

  it('goes to every webhook that listens, by name or by star, and to none that is disabled or gone', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    await hooks.webhook(receiver.url('/all'), ['*']);
    await hooks.webhook(receiver.url('/skus'), ['sku.*']);
    await hooks.webhook(receiver.url('/orders'), ['order.*']);
    await hooks.webhook(receiver.url('/off'), ['*'], { enabled: false });
    const gone = await hooks.webhook(receiver.url('/gone'), ['*']);
    await hooks.client.remove(`/webhooks/${gone.id}`);
    await hooks.sku('mug');
    await hooks.settled(2);
    expect(receiver.got.map(({ path }) => path).sort()).toEqual(['/all', '/skus']);
    const event = await hooks.newestEvent();
    expect(event.webhookIds).toHaveLength(2);
  });

  it('is sent at once and before later ones, though a clock that was ahead gave it its time', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    await hooks.webhook(receiver.url(), ['sku.created']);
    let resume = () => {};
    receiver.behaviour = (response) => {
      resume = () => response.writeHead(200).end();
    };
    await hooks.sku('zero');
    await arrived(receiver, 1);
    vi.useFakeTimers({ toFake: ['Date'], now: Date.now() + 20_000 });
    await hooks.sku('first');
    vi.useRealTimers();
    await hooks.sku('second');
    receiver.behaviour = answers(200);
    resume();
    await hooks.settled(3);
    const names = receiver.objectIds();
    expect(names).toEqual(['zero', 'first', 'second']);
  });

  it('reaches an endpoint in the order of events, one at a time', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    await hooks.webhook(receiver.url(), ['sku.created']);
    let open = 0;
    let most = 0;
    receiver.behaviour = (response) => {
      open += 1;
      most = Math.max(most, open);
      setTimeout(() => {
        open -= 1;
        response.writeHead(200).end();
      }, 10);
    };
    const names = Array.from({ length: 12 }, (_, index) => `mug-${index}`);
    for (const name of names) await hooks.sku(name);
    await hooks.settled(12);
    expect(receiver.objectIds()).toEqual(names);
    expect(most).toBe(1);
  });

  it('is written in the version of each webhook', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    await hooks.webhook(receiver.url('/new'), ['sku.created'], { apiVersion: 'latest' });
    await hooks.webhook(receiver.url('/old'), ['sku.created'], { apiVersion: '2020-09-30' });
    await hooks.sku('mug');
    await hooks.settled(2);
    const at = (path: string) => receiver.got.find((got) => got.path === path)?.event;
    expect(at('/new')).toMatchObject({ digitalriverVersion: '2021-12-13' });
    expect(at('/old')).toMatchObject({ digitalriverVersion: '2020-09-30' });
    const { id } = at('/old') ?? {};
    const old = await hooks.client.send('GET', `/events/${id}`, { headers: { 'digitalriver-version': '2020-09-30' } });
    expect(at('/old')?.data).toEqual((old.body as { data: object }).data);
    expect(at('/old')?.data).not.toEqual(at('/new')?.data);
  });

  it('of what happens by itself is sent too, at the call that moves the clock', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    await hooks.webhook(receiver.url(), ['order.accepted']);
    const { id } = await placeOrder(hooks.client, { email: uniqueEmail('in-review') });
    expect(receiver.got).toEqual([]);
    await hooks.advance(60);
    await hooks.settled(1);
    expect(receiver.got[0]?.event).toMatchObject({
      type: 'order.accepted',
      data: { object: { id, state: 'accepted' } },
    });
  });
});

describe('an endpoint that fails', () => {
  it.each([
    ['500', answers(500, 'no room'), { outcome: 'refused', status: 500 }],
    [
      'a redirect, which is not followed',
      answers(302, '', { location: '/elsewhere' }),
      { outcome: 'refused', status: 302 },
    ],
    ['a cut connection', cuts, { outcome: 'unreachable' }],
    ['no answer in three seconds', hangs, { outcome: 'timeout' }],
  ])('with %s is tried again by the account’s clock, three times', async (_name, behaviour, expected) => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    await hooks.webhook(receiver.url(), ['sku.created']);
    receiver.behaviour = behaviour;
    await hooks.sku('mug');
    for (const [index, seconds] of retries.entries()) {
      await until(
        () => hooks.deliveries(),
        ([one]) => one?.attempts.length === index + 1,
      );
      expect(receiver.got).toHaveLength(index + 1);
      await hooks.advance(seconds - 30);
      await hooks.advance(60);
    }
    const [delivery] = await hooks.settled(1, 'failed');
    expect(delivery?.attempts).toHaveLength(4);
    for (const attempt of delivery?.attempts ?? []) expect(attempt).toMatchObject(expected);
    expect(receiver.got.every(({ path }) => path === '/hooks')).toBe(true);
    const ids = new Set(receiver.got.map(({ event }) => event.id));
    expect(ids.size).toBe(1);
    const signatures = new Set(receiver.got.map(({ headers }) => headers['digitalriver-signature']));
    expect(signatures.size).toBe(4);
    await hooks.advance(7 * 24 * 60 * 60);
    expect(await hooks.attempts()).toHaveLength(4);
  });

  it('that answers after three seconds gave no answer', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    await hooks.webhook(receiver.url(), ['sku.created']);
    receiver.behaviour = after(3400, answers(200));
    await hooks.sku('mug');
    const [delivery] = await hooks.attempted('mug');
    expect(delivery).toMatchObject({ state: 'waiting', attempts: [{ outcome: 'timeout' }] });
  });

  it('is not tried again before its time', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    await hooks.webhook(receiver.url(), ['sku.created']);
    receiver.behaviour = answers(503);
    await hooks.sku('mug');
    await until(
      () => hooks.attempts(),
      (all) => all.length === 1,
    );
    await hooks.advance(200);
    await hooks.sku('cup');
    await until(
      () => hooks.attempts(),
      (all) => all.length === 2,
    );
    expect((await hooks.attempts()).map(({ attempt }) => attempt)).toEqual([1, 1]);
    receiver.behaviour = answers(200);
    await hooks.advance(110);
    await hooks.settled(1);
    expect((await hooks.attempts()).map(({ attempt }) => attempt)).toEqual([1, 1, 2]);
  });

  it('and nobody listening at all is said in words', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const url = receiver.url();
    await receiver.close();
    await hooks.webhook(url, ['sku.created']);
    await hooks.sku('mug');
    const [attempt] = await until(
      () => hooks.attempts(),
      (all) => all.length === 1,
    );
    expect(attempt).toMatchObject({ outcome: 'unreachable', reason: expect.stringMatching(/Nobody listens/) });
    expect(attempt?.status).toBeUndefined();
  });

  it('holds up no other endpoint', async () => {
    const [hooks, bad, good] = [await world.server(), await world.receiver(), await world.receiver()];
    bad.behaviour = hangs;
    for (let count = 0; count < 30; count += 1) await hooks.webhook(bad.url(`/${count}`), ['sku.created']);
    await hooks.webhook(good.url(), ['sku.created']);
    for (const name of ['a', 'b', 'c', 'd', 'e']) await hooks.sku(name);
    await until(
      () => good.got.length,
      (count) => count === 5,
    );
    // In one line with the others, each event but the first would have waited for thirty of these.
    const given = (await hooks.attempts()).filter(({ outcome }) => outcome === 'timeout');
    expect(given.length).toBeLessThan(120);
  });

  it('is switched off after three days of nothing but failures, and hears of new events once it is on again', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const webhook = await hooks.webhook(receiver.url(), ['sku.created']);
    receiver.behaviour = answers(500);
    const isOn = async () => (await hooks.client.read<Webhook>(`/webhooks/${webhook.id}`)).enabled;
    for (const name of ['a', 'b', 'c']) {
      await hooks.sku(name);
      await hooks.attempted(name);
      expect(await isOn()).toBe(true);
      // The call answers before what it makes due is sent.
      await hooks.advance(24 * 60 * 60 + 60);
    }
    await until(isOn, (enabled) => !enabled);
    expect((await hooks.attempts()).at(-1)).toMatchObject({ switchedOff: true, outcome: 'refused' });
    const count = receiver.got.length;
    await hooks.sku('e');
    await hooks.advance(5 * 60 * 60);
    expect(receiver.got).toHaveLength(count);
    receiver.behaviour = answers(204);
    await hooks.client.send('PATCH', `/webhooks/${webhook.id}`, { body: { enabled: true } });
    await hooks.sku('f');
    await arrived(receiver, count + 1);
    expect(receiver.types()).toHaveLength(count + 1);
  });

  it('that answers again is not switched off', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const webhook = await hooks.webhook(receiver.url(), ['sku.created']);
    for (const [index, status] of [500, 200, 500, 500].entries()) {
      if (index > 0) await hooks.advance(2 * 24 * 60 * 60);
      receiver.behaviour = answers(status);
      await hooks.sku(`mug-${index}`);
      await hooks.attempted(`mug-${index}`);
    }
    expect((await hooks.client.read<Webhook>(`/webhooks/${webhook.id}`)).enabled).toBe(true);
  });
});

describe('what a webhook is greeted with', () => {
  it('is the name and password of its webhook, which no answer and no entry shows', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const authentication = { username: 'shop', password: 'not-for-others' };
    const webhook = await hooks.webhook(receiver.url(), ['sku.*'], { authentication });
    await hooks.client.send('PATCH', `/webhooks/${webhook.id}`, { body: { types: ['sku.created'] } });
    await hooks.sku('mug');
    await hooks.settled(1);
    const expected = `Basic ${Buffer.from('shop:not-for-others').toString('base64')}`;
    expect(receiver.got[0]?.headers.authorization).toBe(expected);
    const shown = [await hooks.client.read(`/webhooks/${webhook.id}`), await hooks.ledger(), await hooks.deliveries()];
    expect(JSON.stringify(shown)).not.toContain('not-for-others');
  });

  it('is a token that is fetched before, where it says so', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    receiver.behaviour = (response, { path }) =>
      path === '/token'
        ? response.writeHead(200).end(JSON.stringify({ access_token: 'let-me-in', token_type: 'bearer' }))
        : response.writeHead(200).end();
    const oauth = { tokenEndPoint: receiver.url('/token'), clientID: 'caller', clientSecret: 'not-for-others' };
    await hooks.webhook(receiver.url(), ['sku.created'], { transportType: 'OAUTH', oauth });
    await hooks.sku('mug');
    await hooks.settled(1);
    const [asked, sent] = receiver.got;
    expect(Object.fromEntries(new URLSearchParams(asked?.raw.toString()))).toEqual({
      grant_type: 'client_credentials',
      client_id: 'caller',
      client_secret: 'not-for-others',
    });
    expect(sent?.headers.authorization).toBe('Bearer let-me-in');
    expect(JSON.stringify(await hooks.ledger())).not.toMatch(/let-me-in|not-for-others/);
  });

  it('is two signatures while one token takes the place of another, and one afterwards', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const webhook = await hooks.webhook(receiver.url(), ['sku.created']);
    const [old] = await hooks.tokens(webhook);
    await hooks.control(`/_sandbox/webhooks/${webhook.id}/tokens`, { token: 'chosen-by-me', oldTokenSeconds: 600 });
    const signed = async (name: string) => {
      const count = receiver.got.length;
      await hooks.sku(name);
      await arrived(receiver, count + 1);
      const got = receiver.got.at(-1) as never;
      return [old?.token ?? '', 'chosen-by-me'].map((token) => isSignedWith(token, got));
    };
    expect(await signed('a')).toEqual([true, true]);
    await hooks.advance(660);
    expect(await signed('b')).toEqual([false, true]);
    expect(JSON.stringify(await hooks.ledger())).not.toContain('chosen-by-me');
    expect((await hooks.tokens(webhook)).map(({ token }) => token)).toEqual(['chosen-by-me']);
  });
});

describe('deliveries', () => {
  it('of two accounts have nothing to do with each other', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const { keys } = await hooks.control<{ keys: { type: string; liveMode: boolean; key: string }[] }>(
      '/_sandbox/accounts',
      { id: 'another' },
    );
    const key = keys.find(({ type, liveMode }) => type === 'secret' && !liveMode)?.key ?? '';
    const other = new Hooks(clientAt(hooks.server.url, key));
    await hooks.webhook(receiver.url('/one'), ['*']);
    await other.webhook(receiver.url('/other'), ['*']);
    await hooks.sku('mug');
    await hooks.settled(1);
    await other.sku('cup');
    await other.settled(1);
    expect(receiver.got.map(({ path }) => path)).toEqual(['/one', '/other']);
    expect(await other.attempts()).toHaveLength(1);
    const [own] = await hooks.deliveries();
    await other.client.refused('POST', `/_sandbox/webhooks/deliveries/${own?.id}/resend`, {}, { status: 404 });
  });

  it('are none for an account without webhooks, and none are kept', async () => {
    const hooks = await world.server();
    await hooks.sku('mug');
    expect(await hooks.deliveries()).toEqual([]);
    expect(await hooks.newestEvent()).toMatchObject({ webhookIds: [], pendingWebhooks: 0 });
  });

  it('are sent again on request, by delivery or by event', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const webhook = await hooks.webhook(receiver.url(), ['sku.created']);
    await hooks.sku('mug');
    const [first] = await hooks.settled(1);
    await hooks.control(`/_sandbox/webhooks/deliveries/${first?.id}/resend`);
    await hooks.settled(2);
    await hooks.control(`/_sandbox/events/${first?.eventId}/resend`, { webhookId: webhook.id });
    await hooks.settled(3);
    expect(new Set(receiver.got.map(({ event }) => event.id)).size).toBe(1);
    expect((await hooks.attempts()).map(({ cause }) => cause)).toEqual(['event', 'resend', 'resend']);
    for (const id of ['none', '%', '%E0%A4%A'])
      await hooks.client.refused('POST', `/_sandbox/webhooks/deliveries/${id}/resend`, {}, { status: 404 });
    await hooks.client.refused('POST', '/_sandbox/events/none/resend', {}, { status: 404 });
    await hooks.client.send('PATCH', `/webhooks/${webhook.id}`, { body: { enabled: false } });
    await hooks.client.refused('POST', `/_sandbox/events/${first?.eventId}/resend`, {}, { status: 409 });
  });

  it('are of the run in which their event happened', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    receiver.behaviour = answers(500);
    await hooks.webhook(receiver.url(), ['sku.created']);
    const run = await hooks.control<{ id: string }>('/_sandbox/runs', { name: 'first' });
    await hooks.sku('mug');
    await until(
      () => hooks.attempts(),
      (all) => all.length === 1,
    );
    await hooks.control('/_sandbox/runs/stop');
    await hooks.advance(301);
    const attempts = await until(
      () => hooks.attempts(),
      (all) => all.length === 2,
    );
    expect(attempts.map((one) => one.run)).toEqual([run.id, run.id]);
  });

  it('are forgotten with everything else by a reset', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    receiver.behaviour = answers(500);
    await hooks.webhook(receiver.url(), ['sku.created']);
    await hooks.sku('mug');
    await until(
      () => hooks.attempts(),
      (all) => all.length === 1,
    );
    await hooks.client.send('POST', '/_sandbox/reset');
    await hooks.advance(24 * 60 * 60);
    expect(await hooks.deliveries()).toEqual([]);
    expect(receiver.got).toHaveLength(1);
  });

  it('go on where they were when the server was stopped and started again', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    receiver.behaviour = hangs;
    await hooks.webhook(receiver.url(), ['sku.created']);
    for (const name of ['a', 'b', 'c']) await hooks.sku(name);
    await arrived(receiver, 1);
    await hooks.server.close();
    receiver.behaviour = answers(200);
    const again = await world.server(hooks.dataPath);
    await again.settled(3);
    expect(receiver.objectIds().slice(1)).toEqual(['a', 'b', 'c']);
  });
});
