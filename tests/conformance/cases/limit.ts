/** For a target that was started with its limit of 25 requests a second. They run alone: others would use the limit up. */
import { casesOf } from '../case';
import { expectEqual, expectMatch, expectTrue, pause } from '../check';
import type { Answer, ApiClient } from '../client';

const perSecond = 25;

/** Two seconds' worth of requests at once. */
function burst(client: ApiClient): Promise<Answer[]> {
  return Promise.all(Array.from({ length: 2 * perSecond }, () => client.sendOnce('GET', '/skus?limit=1')));
}

export const limitCases = casesOf('Rate limit', {
  'Above 25 requests a second the answer is 429 with Retry-After': async (client) => {
    await pause(1100);
    const answers = await burst(client);
    const refused = answers.filter(({ status }) => status === 429);
    expectTrue(answers.length - refused.length >= perSecond, `Only ${answers.length - refused.length} requests passed`);
    expectTrue(refused.length > 0, 'No request was refused');
    for (const { headers, body } of refused) {
      expectMatch(headers.get('retry-after'), /^[1-9]\d*$/, 'Retry-After');
      expectEqual((body as { type: string }).type, 'too_many_requests', 'The type');
    }
  },

  'After the time that Retry-After names requests pass again': async (client) => {
    const refused = (await burst(client)).find(({ status }) => status === 429);
    await pause(Number(refused?.headers.get('retry-after') ?? 1) * 1000);
    expectEqual((await client.sendOnce('GET', '/skus?limit=1')).status, 200, 'The status after the wait');
  },

  'A slow caller is never refused': async (client) => {
    await pause(1100);
    for (let sent = 0; sent < 10; sent += 1) {
      expectEqual((await client.sendOnce('GET', '/skus?limit=1')).status, 200, 'The status');
      await pause(50);
    }
  },
});
