/** For a target that was started with its limit of 25 requests a second. They run alone: others would use the limit up. */
import { casesOf } from '../case';
import { expectEqual, expectMatch, expectTrue, pause, present } from '../check';
import type { Answer, ApiClient } from '../client';

const perSecond = 25;

/** Many requests at once, again and again until one is refused: a slow machine may not reach the limit at first. */
async function burst(client: ApiClient): Promise<Answer[]> {
  let answers: Answer[] = [];
  for (let tries = 0; tries < 8 && !answers.some(isRefused); tries += 1) {
    const calls = Array.from({ length: 4 * perSecond }, () => client.sendOnce('GET', '/skus?limit=1'));
    answers = await Promise.all(calls);
  }
  return answers;
}

const isRefused = ({ status }: Answer) => status === 429;

export const limitCases = casesOf('Rate limit', {
  'Above 25 requests a second the answer is 429 with Retry-After': async (client) => {
    await pause(1100);
    const answers = await burst(client);
    const refused = answers.filter(isRefused);
    expectTrue(refused.length > 0, 'No request was refused');
    for (const { headers, body } of refused) {
      expectMatch(headers.get('retry-after'), /^[1-9]\d*$/, 'Retry-After');
      expectEqual((body as { type: string }).type, 'too_many_requests', 'The type');
    }
  },

  'Twenty-five requests at once pass': async (client) => {
    await pause(1100);
    const answers = await Promise.all(Array.from({ length: perSecond }, () => client.sendOnce('GET', '/skus?limit=1')));
    expectEqual(answers.filter(isRefused).length, 0, 'The number of refused requests');
  },

  'After the time that Retry-After names requests pass again': async (client) => {
    const refused = present((await burst(client)).find(isRefused), 'A refusal');
    await pause(Number(refused.headers.get('retry-after')) * 1000);
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
