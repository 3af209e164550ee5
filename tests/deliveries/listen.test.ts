/** `connector-standards listen` as a process of its own, between a real sandbox and a real handler. */
import { tmpdir } from 'node:os';
import { afterEach, beforeAll, describe, expect, it } from 'vitest';
import { ensureServer } from '../../scripts/steps/prepare.mjs';
import { readListenOptions } from '../../src/cli/listen/options';
import type { Webhook } from '../../src/generated/contract/types';
import { command, type Running, startCommand } from '../cli/command';
import { placeOrder } from '../conformance/payments';
import { handlerOf } from './handler';
import { after, answers, hangs } from './receiver';
import { arrived, type Hooks, isSignedWith, until, World } from './world';

beforeAll(ensureServer);

const world = new World();
const running: Running[] = [];
afterEach(async () => {
  for (const one of running.splice(0)) {
    one.stop('SIGKILL');
    await one.ended;
  }
  await world.close();
});

interface Setting {
  readonly url: string;
  readonly forwardTo: string;
}

/** Listens, and waits until it does. */
async function listen({ url, forwardTo }: Setting, ...more: string[]): Promise<Running> {
  const one = startCommand(tmpdir(), 'listen', '--url', url, '--forward-to', forwardTo, ...more);
  running.push(one);
  await until(
    () => one.out() + one.error(),
    (said) => said.includes('Ctrl-C ends it'),
  );
  return one;
}

const tokenIn = (said: string) => /Signing token for your handler: (\S+)/.exec(said)?.[1] ?? '';
const webhooksOf = (hooks: Hooks) => hooks.client.read<Webhook[]>('/webhooks');

describe('listen', () => {
  it('forwards deliveries as they are, and what the handler answers is what the sandbox goes by', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const before = (await webhooksOf(hooks)).length;
    const setting = { url: hooks.server.url, forwardTo: receiver.url('/hook?shop=1') };
    const one = await listen(setting, '--events', 'sku.created, sku.deleted', '--print-json');
    receiver.behaviour = answers(202, 'thanks');
    await hooks.sku('mug');
    await hooks.settled(1);
    receiver.behaviour = answers(500, 'no room');
    await hooks.sku('cup');
    await hooks.attempted('cup');
    receiver.behaviour = after(3300, answers(200));
    await hooks.sku('pot');
    await hooks.attempted('pot');
    const port = receiver.port;
    await receiver.close();
    await hooks.sku('jug');
    await hooks.attempted('jug');
    const [jug, pot, cup, mug] = (await hooks.deliveries()).map(({ attempts }) => attempts[0]);
    expect(mug).toMatchObject({ outcome: 'acknowledged', status: 202 });
    expect(cup).toMatchObject({ outcome: 'refused', status: 500, answer: 'no room' });
    expect(pot).toMatchObject({ outcome: 'timeout' });
    expect(jug).toMatchObject({ outcome: 'unreachable', reason: expect.stringMatching(/Nobody listens there/) });
    const [got] = receiver.got;
    expect(got?.path).toBe('/hook?shop=1');
    expect(got?.headers).toMatchObject({ 'content-type': 'application/json' });
    expect(isSignedWith(tokenIn(one.error()), got as never)).toBe(true);
    await receiver.listen(port);
    receiver.behaviour = answers(200);
    await hooks.advance(301);
    await hooks.settled(4);
    one.stop();
    const { code, out } = await one.ended;
    expect(code).toBe(0);
    const lines = out
      .trim()
      .split('\n')
      .map((line) => JSON.parse(line) as Record<string, unknown>);
    expect(lines.slice(0, 4)).toMatchObject([
      { type: 'sku.created', status: 202, answer: 'thanks', body: got?.raw.toString() },
      { status: 500 },
      { failure: 'timeout' },
      { failure: 'unreachable' },
    ]);
    expect(lines).toHaveLength(7);
    expect(await webhooksOf(hooks)).toHaveLength(before);
    const told = (await hooks.ledger())
      .filter((entry) => entry.kind === 'control')
      .map((entry) => JSON.stringify(entry));
    expect(told.join()).toContain('/_sandbox/webhooks/listeners');
    expect(told.join()).not.toContain(tokenIn(one.error()));
  });

  it('goes on when the sandbox was away, and loses nothing of what happened meanwhile', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const { url } = hooks.server;
    const one = await listen({ url, forwardTo: receiver.url() }, '--events', 'sku.created');
    receiver.behaviour = hangs;
    for (const name of ['a', 'b', 'c']) await hooks.sku(name);
    await arrived(receiver, 1);
    await hooks.server.close();
    receiver.behaviour = answers(200);
    await until(one.error, (said) => said.includes('Trying again until it is back'));
    const again = await world.server(hooks.dataPath, Number(new URL(url).port));
    await again.settled(3);
    expect(receiver.objectIds()).toEqual(['a', 'a', 'b', 'c']);
    expect(one.error()).toContain('The sandbox is back.');
  });

  it('takes the deliveries of a webhook that is there, once more after a listener was killed, and gives them back', async () => {
    const [hooks, receiver, outside] = [await world.server(), await world.receiver(), await world.receiver()];
    const webhook = await hooks.webhook(outside.url(), ['sku.created'], { authentication: { username: 'shop' } });
    const setting = { url: hooks.server.url, forwardTo: receiver.url() };
    const first = await listen(setting, '--webhook', webhook.id, '--token', 'chosen-by-me');
    receiver.behaviour = hangs;
    await hooks.sku('mug');
    await arrived(receiver, 1);
    first.stop('SIGKILL');
    receiver.behaviour = answers(200);
    const second = await listen(setting, '--webhook', webhook.id);
    await hooks.settled(1);
    expect(receiver.got.map(({ event }) => event.id)).toEqual([receiver.got[0]?.event.id, receiver.got[0]?.event.id]);
    expect(receiver.got.every((got) => isSignedWith('chosen-by-me', got) && got.headers.authorization)).toBe(true);
    const third = await listen(setting, '--webhook', webhook.id);
    expect((await second.ended).error).toContain('Another listener took over');
    third.stop('SIGTERM');
    expect((await third.ended).code).toBe(0);
    await hooks.sku('cup');
    await hooks.settled(2);
    expect(outside.got).toHaveLength(1);
  });

  it('lets a handler be checked that only it can reach', async () => {
    const [hooks, receiver] = [await world.server(), await world.receiver()];
    const setting = { url: hooks.server.url, forwardTo: receiver.url() };
    await placeOrder(hooks.client, { items: [{ quantity: 20 }] } as never);
    const one = await listen(setting, '--events', 'order.accepted');
    receiver.behaviour = handlerOf(hooks, tokenIn(one.out()));
    type Listed = { data: readonly { webhookId: string }[] };
    const { data } = await hooks.client.read<Listed>('/_sandbox/webhooks/listeners');
    const id = data[0]?.webhookId;
    const { parts } = await hooks.control<{ parts: { result: string }[] }>(`/_sandbox/webhooks/${id}/test`, {
      waitMs: 50,
    });
    expect(parts.map(({ result }) => result)).toEqual(parts.map(() => 'right'));
    expect(parts.length).toBeGreaterThan(7);
    await until(one.out, (said) => /order\.accepted +202 +\d+ ms/.test(said));
  });

  it('says what is wrong, and does not begin', async () => {
    const hooks = await world.server();
    const tried = async (...args: string[]) => {
      const { code, error } = await command(tmpdir(), 'listen', ...args);
      return `${code} ${error}`;
    };
    const there = ['--url', hooks.server.url, '--forward-to', 'http://localhost:1/hook'];
    const [unreachable, wrongKey, noType] = await Promise.all([
      tried('--forward-to', 'http://localhost:1', '--url', 'http://localhost:2'),
      tried(...there, '--key', 'sk_test_wrong'),
      tried(...there, '--events', 'order.eaten'),
    ]);
    expect(unreachable).toMatch(/^3 .*cannot be reached/);
    expect(wrongKey).toMatch(/^3 .*does not know this key/);
    expect(noType).toMatch(/^3 .*no event type 'order.eaten'/);
    const read = (...args: string[]) => readListenOptions(args);
    expect(() => read()).toThrow(/^Say where your handler is/);
    expect(() => read('--forward-to', 'localhost:1')).toThrow(/^--forward-to takes an address/);
    expect(() => read(...there, '--events', '*', '--webhook', 'x')).toThrow(/^Give --webhook or --events/);
  });
});
