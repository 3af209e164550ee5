import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest';
import { buildCatalog } from '../catalog/load/catalog';
import { readSources } from '../catalog/load/sources';
import type { UseCase } from '../catalog/types';
import { isCall } from '../ledger/origins';
import type { Exchange } from '../ledger/types';
import { createSandbox } from '../sandbox/http/app';
import { localKeys } from '../sandbox/keys';
import { openMemoryStore } from '../sandbox/storage/memory';
import { HttpSandboxClient } from '../sandbox-client/client';
import { freshStart, runStep } from './run';
import { callsOf, isRunByCalls } from './use-case';
import { watchCase } from './watched-case';

const baseUrl = 'http://localhost:4010';
const groups = buildCatalog(readSources(join(process.cwd())), [], []).useCaseGroups;
const cases = groups.flatMap(({ useCases }) => useCases).filter(isRunByCalls);

function caseOf(id: string): UseCase {
  const found = cases.find((one) => one.id === id);
  if (!found) throw new Error(`No case ${id}`);
  return structuredClone(found);
}

/** The calls of a case as the engine records them. Answers that are not as expected do not stop it. */
async function ledgerOf(useCase: UseCase): Promise<Exchange[]> {
  const { fetch } = createSandbox({ store: openMemoryStore(), accounts: localKeys, rateLimit: 0, baseUrl });
  const client = new HttpSandboxClient({ target: 'local', baseUrl, transport: fetch, onExchange: () => {} });
  let carried = freshStart('watched');
  for (const { step, waitSeconds } of callsOf(useCase)) {
    vi.setSystemTime(Date.now() + waitSeconds * 1000);
    [, carried] = await runStep(step, carried, client, 'example');
  }
  return (await client.readLedger()).filter(isCall);
}

const byConnector = (useCase: UseCase) => useCase.steps.filter(({ call, request }) => call !== null && request).length;

beforeEach(() => {
  vi.useFakeTimers({ toFake: ['Date'] });
});
afterEach(() => {
  vi.useRealTimers();
});

describe('a watched case', () => {
  it.each(cases)('$id is done step by step by the calls that it is made of', async (useCase) => {
    const exchanges = await ledgerOf(useCase);
    const { steps, done } = watchCase(useCase, exchanges);
    const open = [...steps].filter(([, step]) => !step.done).map(([index, { wrong }]) => [index, wrong?.difference]);
    expect(open).toEqual([]);
    expect(done).toBe(byConnector(useCase));
    expect([...steps.values()].flatMap(({ notSent }) => notSent)).toEqual([]);
    const half = watchCase(useCase, exchanges.slice(0, Math.floor(exchanges.length / 2)));
    expect(half.done).toBeLessThanOrEqual(done);
    expect(watchCase(useCase, []).done).toBe(0);
  });

  it('shows the first wrong field beside what the case expects, until a call is right', async () => {
    const useCase = caseOf('UC-C1');
    const cheaper = structuredClone(useCase);
    for (const { request } of cheaper.steps)
      if (request?.path === '/checkouts')
        (request.body as { items: { price: number }[] }).items[0] = {
          skuId: '{{sku.id}}',
          quantity: 2,
          price: 9,
        } as never;
    const wrong = await ledgerOf(cheaper);
    const at = useCase.steps.findIndex(({ request }) => request?.path === '/checkouts');
    const seen = watchCase(useCase, wrong).steps.get(at);
    expect(seen?.done).toBeUndefined();
    expect(seen?.wrong?.difference).toEqual({ field: 'subtotal', expected: 25, seen: 23 });
    const right = await ledgerOf(useCase);
    expect(watchCase(useCase, [...wrong, ...right]).steps.get(at)).toMatchObject({ done: { path: '/checkouts' } });
  });

  it('tells a refusal by its status, and what the connector left out of the body', async () => {
    const useCase = caseOf('UC-C1');
    const bare = structuredClone(useCase);
    for (const { request } of bare.steps) if (request?.path === '/checkouts') request.body = { currency: 'USD' };
    bare.steps.splice(2);
    const at = useCase.steps.findIndex(({ request }) => request?.path === '/checkouts');
    const seen = watchCase(useCase, await ledgerOf(bare)).steps.get(at);
    expect(seen?.wrong?.difference).toMatchObject({ field: 'status', expected: 201 });
    expect(seen?.notSent).toEqual(expect.arrayContaining(['browserIp', 'upstreamId', 'items']));
  });

  it('knows an id of another object from the one that an earlier answer gave', async () => {
    const useCase = caseOf('UC-C1');
    const exchanges = await ledgerOf(useCase);
    const at = useCase.steps.findIndex(({ call }) => call === 'POST /checkouts/{id}/sources/{sourceId}');
    const strange = exchanges.map((one) =>
      one.operationId === 'attachSourceToCheckout' ? { ...one, responseBody: { id: 'another' } } : one,
    );
    expect(watchCase(useCase, exchanges).steps.get(at)?.done).toBeDefined();
    expect(watchCase(useCase, strange).steps.get(at)?.wrong?.difference).toMatchObject({
      field: 'id',
      seen: 'another',
    });
  });
});
