/** The check of a handler: what a good one makes of right and wrong deliveries, and how a careless one is found out. */
import { afterEach, describe, expect, it } from 'vitest';
import type { Event } from '../../src/generated/contract/types';
import { placeOrder } from '../conformance/payments';
import { type Habits, handlerOf } from './handler';
import { answers, hangs } from './receiver';
import { World } from './world';

const world = new World();
afterEach(() => world.close());

interface Checked {
  readonly eventType: string;
  readonly parts: readonly { part: string; result: string; status?: number; calls: readonly string[] }[];
}

/** An order that nobody was told of yet, and a handler that ships what it hears of. */
async function checked(habits?: Habits): Promise<Record<string, string>> {
  const [hooks, receiver] = [await world.server(), await world.receiver()];
  const webhook = await hooks.webhook(receiver.url(), ['order.accepted'], { enabled: false });
  const [token] = await hooks.tokens(webhook);
  receiver.behaviour = handlerOf(hooks, token?.token ?? '', habits);
  await placeOrder(hooks.client, { items: [{ quantity: 20 }] } as never);
  const found = await hooks.control<Checked>(`/_sandbox/webhooks/${webhook.id}/test`, { waitMs: 50 });
  expect(found.eventType).toBe('order.accepted');
  expect((await hooks.attempts()).map(({ check }) => check?.part).sort()).toEqual(
    found.parts.map(({ part }) => part).sort(),
  );
  return Object.fromEntries(found.parts.map(({ part, result }) => [part, result]));
}

const allRight = {
  ...{ unsigned: 'right', 'wrongly-signed': 'right', altered: 'right', old: 'right', future: 'right' },
  ...{ 'unknown-type': 'right', signed: 'right', duplicate: 'right', replayed: 'right' },
};

describe('a check of a handler', () => {
  it('is passed by one that does everything right', async () => {
    expect(await checked()).toEqual(allRight);
  });

  it('finds one that checks no signature', async () => {
    expect(await checked({ checksSignature: false })).toEqual({
      ...allRight,
      ...{ unsigned: 'wrong', 'wrongly-signed': 'wrong', altered: 'wrong', old: 'wrong', future: 'wrong' },
    });
  });

  it('finds one that looks at no time', async () => {
    expect(await checked({ checksTime: false })).toEqual({ ...allRight, old: 'wrong', future: 'wrong' });
  });

  it('finds one that acts on an event twice', async () => {
    expect(await checked({ rememberEvents: false })).toEqual({
      ...allRight,
      signed: 'wrong',
      duplicate: 'wrong',
      replayed: 'wrong',
    });
  });

  it('finds one that refuses what it does not know', async () => {
    expect(await checked({ knowsAllTypes: false })).toEqual({ ...allRight, 'unknown-type': 'wrong' });
  });

  it('says what is unclear: an endpoint that says yes to everything and does nothing, or never answers', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const webhook = await hooks.webhook(receiver.url(), ['sku.created']);
    await hooks.sku('mug');
    await hooks.settled(1);
    const path = `/_sandbox/webhooks/${webhook.id}/test`;
    receiver.behaviour = answers(200);
    const body = { waitMs: 0, parts: ['unsigned', 'signed'] };
    const results = async () => (await hooks.control<Checked>(path, body)).parts.map(({ result }) => result);
    expect(await results()).toEqual(['unclear', 'right']);
    receiver.behaviour = hangs;
    expect(await results()).toEqual(['unclear', 'wrong']);
  });

  it('sends wrong ones under ids that nobody has seen, and the right one as it is', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const webhook = await hooks.webhook(receiver.url(), ['sku.created']);
    await hooks.sku('mug');
    await hooks.settled(1);
    const { id } = await hooks.newestEvent();
    await hooks.control(`/_sandbox/webhooks/${webhook.id}/test`, { waitMs: 0, eventId: id });
    const sent = receiver.got.slice(1).map(({ event }) => event.id);
    expect(sent.filter((one) => one === id)).toHaveLength(3);
    const signatures = receiver.got
      .filter(({ event }) => event.id === id)
      .map((got) => got.headers['digitalriver-signature']);
    // What is replayed is the very request; the duplicate is signed anew, and so was the first delivery.
    expect(new Set(signatures).size).toBe(signatures.length - 1);
    expect(new Set(sent).size).toBe(7);
    const events = (await hooks.client.read<{ data: Event[] }>('/events?limit=100')).data.map((event) => event.id);
    expect(events.filter((one) => sent.includes(one))).toEqual([id]);
  });

  it('is refused where there is nothing to send, or the question makes no sense', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const webhook = await hooks.webhook(receiver.url(), ['subscription.extended']);
    const path = `/_sandbox/webhooks/${webhook.id}/test`;
    await hooks.client.refused('POST', path, {}, { status: 409, parameter: 'eventId' });
    await hooks.client.refused('POST', path, { eventId: 'none' }, { status: 404, parameter: 'eventId' });
    await hooks.client.refused('POST', path, { parts: ['all'] }, { status: 400, parameter: 'parts' });
    await hooks.client.refused('POST', path, { waitMs: -1 }, { status: 400, parameter: 'waitMs' });
    await hooks.client.refused('POST', path, { waits: 1 }, { status: 400, parameter: 'waits' });
    await hooks.client.refused('POST', '/_sandbox/webhooks/none/test', {}, { status: 404, parameter: 'id' });
  });
});
