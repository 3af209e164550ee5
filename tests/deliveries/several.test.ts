/** Two servers on one PostgreSQL database: whichever is called, each thing happens once, and both know of it. */
import { afterEach, describe, expect, it } from 'vitest';
import type { ShownKey } from '../../src/sandbox/http/keys/registry';
import { hasPostgres, testDatabase } from '../../src/sandbox/storage/test-support/postgres';
import { answers } from './receiver';
import { clientAt, type Hooks, until, World } from './world';

const world = new World();
afterEach(() => world.close());

async function two(rateLimit?: number): Promise<readonly [Hooks, Hooks]> {
  const servers = await world.onDatabase(await testDatabase(), rateLimit);
  await servers[0].control('/_sandbox/reset');
  return servers;
}

describe.skipIf(!hasPostgres)('two servers on one database', () => {
  it('send each event once and in order, whichever of them was called', async () => {
    const [[one, other], receiver] = [await two(), await world.receiver()];
    const webhook = await one.webhook(receiver.url(), ['sku.created']);
    const names = Array.from({ length: 30 }, (_, index) => `mug-${index}`);
    for (const [index, name] of names.entries()) await (index % 2 ? one : other).sku(name);
    await one.settled(30);
    expect(receiver.objectIds()).toEqual(names);
    const event = await other.newestEvent();
    for (const hooks of [one, other]) await hooks.control(`/_sandbox/events/${event.id}/resend`);
    await other.settled(32);
    expect(receiver.objectIds()).toEqual([...names, 'mug-29', 'mug-29']);
    const all = await other.deliveries(`webhookId=${webhook.id}`);
    expect(all.every(({ attempts }) => attempts.length === 1)).toBe(true);
  });

  it('try again by the clock that the other moved', async () => {
    const [[one, other], receiver] = [await two(), await world.receiver()];
    receiver.behaviour = answers(500);
    await one.webhook(receiver.url(), ['sku.created']);
    await one.sku('mug');
    await one.attempted('mug');
    receiver.behaviour = answers(200);
    await other.advance(5 * 60);
    const [delivery] = await one.settled(1);
    expect(delivery?.attempts.map(({ status }) => status)).toEqual([500, 200]);
    expect(receiver.got).toHaveLength(2);
  });

  it('carry out once what is due, though both are called when it is', async () => {
    const servers = await two();
    const [one, other] = servers;
    const made = Array.from({ length: 12 }, (_, index) =>
      one.client.create<{ id: string }>('/tax-identifiers', { type: 'de', value: `DE12345678${index % 10}` }),
    );
    const ids = (await Promise.all(made)).map(({ id }) => id);
    const reads = Array.from({ length: 10 }, (_, index) => servers[index % 2]?.client.read('/skus'));
    await Promise.all([one.advance(31), other.advance(31), ...reads]);
    const timers = (await other.ledger()).filter(({ kind }) => kind === 'timer');
    const checked = timers.flatMap(({ objects }) => objects.map(({ id }) => id)).filter((id) => ids.includes(id));
    expect(checked.length).toBeGreaterThan(ids.length / 2);
    expect(checked).toHaveLength(new Set(checked).size);
  });

  it('refuse a key that the other ended', async () => {
    const [one, other] = await two();
    const key = await one.control<ShownKey>('/_sandbox/keys', { type: 'secret', liveMode: false });
    const called = async (hooks: Hooks) => {
      const { api } = hooks.client;
      return (await clientAt(api.baseUrl, key.key).send('GET', '/skus')).status;
    };
    expect([await called(one), await called(other)]).toEqual([200, 200]);
    await one.control(`/_sandbox/keys/${key.id}/revoke`);
    const revokedAt = performance.now();
    await until(
      () => called(other),
      (status) => status === 401,
    );
    expect(performance.now() - revokedAt).toBeLessThan(4000);
  });

  it('let no more calls through together than one alone', async () => {
    const [one, other] = await two(25);
    await new Promise((resolve) => setTimeout(resolve, 1100));
    const start = performance.now();
    const calls = Array.from({ length: 80 }, (_, index) => (index % 2 ? one : other).client.sendOnce('GET', '/skus'));
    const passed = (await Promise.all(calls)).filter(({ status }) => status === 200).length;
    expect(passed).toBeGreaterThanOrEqual(25);
    expect(passed).toBeLessThanOrEqual(25 + (25 * (performance.now() - start)) / 1000);
  });
});
