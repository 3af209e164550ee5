import { describe, expect, it } from 'vitest';
import { runGuide } from './run';
import type { Step } from './types';

const step = (parts: Partial<Step>): Step => ({
  id: 'create',
  title: '',
  why: '',
  request: { method: 'POST', path: '/checkouts', body: { currency: 'USD' } },
  expects: { status: [201] },
  changed: '',
  events: [],
  ...parts,
});

/** A sandbox that answers what it is told and keeps no ledger. */
function answering(...answers: [number, unknown][]): {
  fetch: (request: Request) => Promise<Response>;
  seen: Request[];
} {
  const seen: Request[] = [];
  return {
    seen,
    fetch: async (request) => {
      if (request.url.includes('/_sandbox/info')) return Response.json({ lastSequence: 0 });
      if (request.url.includes('/_sandbox/ledger')) return Response.json({ hasMore: false, data: [] });
      seen.push(request);
      const [status, body] = answers[seen.length - 1] ?? [500, null];
      return Response.json(body, { status, headers: { 'x-dr-requestid': `r${seen.length}`, 'retry-after': '0' } });
    },
  };
}

const create = step({ captures: { 'checkout.id': 'id' } });
const order = step({
  id: 'order',
  request: { method: 'POST', path: '/orders', body: { checkoutId: '{{checkout.id}}' } },
});

describe('runGuide', () => {
  it('carries values from an answer into the next request', async () => {
    const { fetch, seen } = answering([201, { id: 'c1' }], [201, { id: 'o1' }]);
    const results = await runGuide([create, order], fetch);
    expect(results.map((result) => result.problems)).toEqual([[], []]);
    expect(await seen[1]?.json()).toEqual({ checkoutId: 'c1' });
    expect(seen.map(({ headers }) => headers.get('sandbox-origin'))).toEqual(['guide', 'guide']);
  });

  it('stops at the first answer that is not as expected', async () => {
    const { fetch, seen } = answering([404, { errors: [{ message: 'No such SKU.' }] }]);
    const results = await runGuide([create, order], fetch);
    expect(seen).toHaveLength(1);
    expect(results[0]?.problems[0]).toContain('Expected status 201, got 404. The sandbox says: No such SKU.');
  });

  it('checks values, codes and captures', async () => {
    const { fetch } = answering([409, { errors: [{ code: 'failed-request' }] }], [201, { totalAmount: 26.88 }]);
    const declined = step({ expects: { status: [409], code: 'failed-request' } });
    const totals = step({
      id: 'totals',
      expects: { status: [201], body: { totalAmount: 26.89 } },
      captures: { id: 'id' },
    });
    const results = await runGuide([declined, totals], fetch);
    expect(results.map((result) => result.problems)).toEqual([
      [],
      ['Expected totalAmount 26.89, got 26.88.', 'The answer has no id to carry on as id.'],
    ]);
  });

  it('waits when the rate limit asks for it', async () => {
    const { fetch, seen } = answering([429, null], [201, { id: 'c1' }]);
    const [result] = await runGuide([create], fetch);
    expect(seen).toHaveLength(2);
    expect(result?.answer.status).toBe(201);
  });

  it('sends the public key where a step says so', async () => {
    const { fetch, seen } = answering([201, {}]);
    await runGuide([step({ request: { method: 'POST', path: '/sources', key: 'public' } })], fetch);
    expect(seen[0]?.headers.get('authorization')).toMatch(/^Bearer pk_test_/);
  });
});
