import { describe, expect, it } from 'vitest';
import { createSandbox, type Sandbox } from '../sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../sandbox/keys';
import { openMemoryStore } from '../sandbox/storage/memory';
import { demonstrations, guides } from '.';
import { runGuide, type StepResult } from './run';
import type { Step } from './types';

const baseUrl = 'http://localhost:4010';

function freshSandbox(): Sandbox {
  return createSandbox({
    store: openMemoryStore(),
    accounts: [{ accountId: defaultAccountId, secretKey, publicKey }],
    rateLimit: 0,
    baseUrl,
  });
}

async function expectToRun(steps: Step[], sandbox: Sandbox): Promise<StepResult[]> {
  const results = await runGuide(steps, sandbox.fetch, { baseUrl });
  expect(results.flatMap(({ stepId, problems }) => problems.map((problem) => `${stepId}: ${problem}`))).toEqual([]);
  expect(results).toHaveLength(steps.length);
  return results;
}

describe('in a real sandbox', () => {
  it.each(guides)('$id runs from start to end, twice, and causes the events it names', async ({ steps }) => {
    const sandbox = freshSandbox();
    await expectToRun(steps, sandbox);
    const results = await expectToRun(steps, sandbox);
    results.forEach(({ exchange, stepId }, index) => {
      const caused = (exchange?.events ?? []).map((event) => event.type);
      expect({ stepId, caused }).toEqual({ stepId, caused: expect.arrayContaining(steps[index]?.events ?? []) });
    });
  });

  it.each(demonstrations)('$id runs at the first click, and again', async ({ prepare, steps }) => {
    const sandbox = freshSandbox();
    await expectToRun([...prepare, ...steps], sandbox);
    const results = await expectToRun([...prepare, ...steps], sandbox);
    results.forEach(({ exchange, stepId }, index) => {
      const caused = (exchange?.events ?? []).map((event) => event.type);
      expect({ stepId, caused }).toEqual({
        stepId,
        caused: expect.arrayContaining([...prepare, ...steps][index]?.events ?? []),
      });
    });
  });

  it('shows what an order has come to since it was placed', async () => {
    const [guide] = guides;
    const results = await runGuide(guide?.steps ?? [], freshSandbox().fetch, { baseUrl });
    const order = results.find(({ stepId }) => stepId === 'read-order')?.changes.find(({ kind }) => kind === 'order');
    expect(order?.fields).toContainEqual({ path: 'state', from: 'accepted', to: 'complete' });
  });
});
