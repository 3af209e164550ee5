import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildCatalog } from '../../src/catalog/load/catalog';
import { readSources } from '../../src/catalog/load/sources';
import type { UseCase, UseCaseCall } from '../../src/catalog/types';
import { freshStart, runStep, type StepResult } from '../../src/guides/run';
import type { Step } from '../../src/guides/types';
import { createSandbox } from '../../src/sandbox/http/app';
import { defaultAccountId, publicKey, secretKey } from '../../src/sandbox/keys';
import { openMemoryStore } from '../../src/sandbox/storage/memory';
import { HttpSandboxClient } from '../../src/sandbox-client/client';

const baseUrl = 'http://localhost:4010';
const cases = buildCatalog(readSources(join(process.cwd())), [], []).useCaseGroups.flatMap((group) => group.useCases);
const runnable = cases.filter(({ steps }) => steps.some(({ request }) => request));
/** How many cases can be run in part at least. The number may only grow. */
const leastRunnable = 75;

/** A case as the runner of guides takes it, with how long the clock moves before each call. */
function callsOf(useCase: UseCase): { step: Step; waitSeconds: number }[] {
  const asStep = (call: UseCaseCall, id: string): Step => ({
    id: `${id} ${call.method} ${call.path}`,
    title: call.title,
    why: '',
    changed: '',
    request: call,
    expects: { ...call.expects, status: [call.expects.status] },
    captures: call.captures,
    events: call.events,
  });
  const prepared = useCase.prepare.map((call) => ({ step: asStep(call, 'before'), waitSeconds: 0 }));
  const made = useCase.steps.flatMap(({ prepare = [], request, waitSeconds = 0 }, index) => {
    const calls = [...prepare, ...(request ? [request] : [])];
    if (waitSeconds > 0 && calls.length === 0) throw new Error(`${useCase.id} waits, and no call shows what for.`);
    return calls.map((call, at) => ({
      step: asStep(call, `step ${index + 1}`),
      waitSeconds: at === 0 ? waitSeconds : 0,
    }));
  });
  return [...prepared, ...made];
}

async function run(useCase: UseCase): Promise<{ results: StepResult[]; problems: string[] }> {
  const sandbox = createSandbox({
    store: openMemoryStore(),
    accounts: [{ accountId: defaultAccountId, secretKey, publicKey }],
    rateLimit: 0,
    baseUrl,
  });
  const client = new HttpSandboxClient({ target: 'local', baseUrl, transport: sandbox.fetch, onExchange: () => {} });
  let carried = freshStart('test');
  const results: StepResult[] = [];
  const problems: string[] = [];
  for (const { step, waitSeconds } of callsOf(useCase)) {
    vi.setSystemTime(Date.now() + waitSeconds * 1000);
    const [result, next] = await runStep(step, carried, client, 'example');
    carried = next;
    results.push(result);
    const caused = (result.exchange?.events ?? []).map(({ type }) => type);
    const missing = step.events.filter((type) => !caused.includes(type)).map((type) => `no event ${type}`);
    problems.push(...[...result.problems, ...missing].map((problem) => `${step.id}: ${problem}`));
    if (result.problems.length > 0) break;
  }
  return { results, problems };
}

describe('the use cases run as they are written', () => {
  beforeEach(() => {
    vi.useFakeTimers({ toFake: ['Date'] });
  });
  afterEach(() => {
    vi.useRealTimers();
  });

  it.each(runnable)('$id $title: every call answers what the case expects, to the cent', async (useCase) => {
    const { problems } = await run(useCase);
    expect(problems).toEqual([]);
  });

  it('at least as many as before can be run, and the others say what is missing', () => {
    expect(runnable.length).toBeGreaterThanOrEqual(leastRunnable);
    expect(cases.filter((each) => !runnable.includes(each) && !each.notInSandbox).map(({ id }) => id)).toEqual([]);
  });

  it('notices a total that is a cent wrong', async () => {
    const guest = cases.find(({ id }) => id === 'UC-C1');
    const wrong = structuredClone(guest);
    const checkout = wrong?.steps.find(({ call }) => call === 'POST /checkouts')?.request;
    if (!wrong || !checkout) throw new Error('UC-C1 has no checkout');
    checkout.expects.body.totalAmount = Number(checkout.expects.body.totalAmount) + 0.01;
    expect((await run(wrong)).problems).toEqual([expect.stringContaining('Expected totalAmount')]);
  });
});
