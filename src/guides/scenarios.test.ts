import { describe, expect, it } from 'vitest';
import { createSandbox } from '../sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../sandbox/keys';
import { openMemoryStore } from '../sandbox/storage/memory';
import { runGuide } from './run';
import { scenarios } from './scenarios';

describe.each(scenarios.map((scenario) => [scenario.title, scenario] as const))('%s', (_, { steps }) => {
  it('is brought about by its calls, in a fresh sandbox and once more in the same one', async () => {
    const accounts = [{ accountId: defaultAccountId, secretKey, publicKey }];
    const baseUrl = 'http://localhost:4010';
    const { fetch } = createSandbox({ store: openMemoryStore(), accounts, rateLimit: 0, baseUrl });
    expect(new Set(steps.map(({ id }) => id)).size).toBe(steps.length);
    for (const _round of [1, 2]) {
      const results = await runGuide(steps, fetch);
      expect(results.flatMap(({ stepId, problems }) => problems.map((problem) => `${stepId}: ${problem}`))).toEqual([]);
      expect(results).toHaveLength(steps.length);
    }
  });
});
