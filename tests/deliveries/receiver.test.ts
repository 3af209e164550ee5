/** The receiver that the sandbox has itself, on a server with a data file; it answers in a page as well. */
import { afterEach, describe, expect, it } from 'vitest';
import { deliveryCases } from '../conformance/cases/deliveries';
import { until, World } from './world';

const world = new World();
afterEach(() => world.close());

describe('on a server', () => {
  it.each(deliveryCases)('$name', async ({ run }) => {
    const { server } = await world.server();
    await run({ fetch: (request) => fetch(request), baseUrl: server.url });
  });

  it('a receiver that is too slow, or hangs, gave no answer', async () => {
    const hooks = await world.server();
    await hooks.control('/_sandbox/webhooks/receiver', {
      answers: [{ answer: 200, afterMs: 3100 }, { answer: 'hang' }],
    });
    await hooks.webhook('https://receiver.test/a', ['sku.created']);
    await hooks.webhook('https://RECEIVER.test:443', ['sku.created']);
    await hooks.sku('mug');
    const both = await until(
      () => hooks.deliveries(),
      (all) => all.length === 2 && all.every(({ attempts }) => attempts.length > 0),
    );
    expect(both.map(({ attempts }) => attempts[0]?.outcome)).toEqual(['timeout', 'timeout']);
  });
});
