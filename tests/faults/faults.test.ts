/** Calls that fail on purpose, in the sandbox of a page. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Asking, inPage, mug } from './ask';

describe('a fault that is armed', () => {
  it('answers the next calls of its operation in place of the work, in the envelope of the API', async () => {
    const api = inPage();
    const fault = await api.arm({ kind: 'error', operations: 'upsertSkus', status: 503, retryAfter: 7, times: 2 });
    const first = await api.send('PUT', '/skus/mug', mug);
    expect(first).toMatchObject({
      status: 503,
      body: { type: 'service_unavailable', errors: [{ message: expect.any(String) }] },
    });
    expect([first.headers.get('retry-after'), first.headers.get('x-sandbox-fault')]).toEqual(['7', fault.id]);
    expect((await api.send('GET', '/skus/mug')).status).toBe(404);
    expect((await api.send('PUT', '/skus/mug', mug)).status).toBe(503);
    expect((await api.send('PUT', '/skus/mug', mug)).status).toBe(201);
  });

  it('is listed with how often and where it fired, and its calls are marked in the ledger', async () => {
    const api = inPage();
    const fault = await api.arm({ kind: 'error', operations: ['listSkus'], status: 429, skip: 1, name: 'slow down' });
    for (let call = 0; call < 3; call += 1) await api.send('GET', '/skus');
    const [listed] = (await api.faults()).data;
    const marked = (await api.exchanges()).filter((entry) => entry.fault);
    expect(listed).toMatchObject({ id: fault.id, name: 'slow down', seen: 2, fired: 1 });
    expect(marked.map(({ sequence }) => sequence)).toEqual(listed?.firedAt);
    expect(marked[0]).toMatchObject({
      status: 429,
      responseHeaders: { 'retry-after': '1' },
      fault: { id: fault.id, kind: 'error', isDone: false, isAnswered: true },
    });
  });

  it('leaves the write stored and never answers, after a time-out and after a cut', async () => {
    const api = inPage();
    await api.arm({ kind: 'cut', operations: 'upsertSkus' });
    await api.arm({ kind: 'timeout', operations: 'upsertSkus' });
    await expect(api.send('PUT', '/skus/cut', mug)).rejects.toThrow(TypeError);
    const patience = AbortSignal.timeout(50);
    await expect(api.send('PUT', '/skus/late', mug, { signal: patience })).rejects.toThrow(/timeout/i);
    for (const id of ['cut', 'late']) expect((await api.send('GET', `/skus/${id}`)).status).toBe(200);
    const touched = (await api.exchanges()).filter(({ fault }) => fault);
    expect(touched.map(({ status, fault }) => [status, fault?.isDone, fault?.isAnswered])).toEqual([
      [201, true, false],
      [201, true, false],
    ]);
  });

  it('does nothing of a call that is cut before the work', async () => {
    const api = inPage();
    await api.arm({ kind: 'cut', when: 'before' });
    await expect(api.send('PUT', '/skus/mug', mug)).rejects.toThrow(TypeError);
    expect((await api.send('GET', '/skus/mug')).status).toBe(404);
    expect((await api.exchanges())[0]).toMatchObject({
      status: 0,
      objects: [],
      fault: { when: 'before', isDone: false },
    });
  });

  it('makes an answer wait, and changes nothing else', async () => {
    const api = inPage();
    await api.arm({ kind: 'latency', ms: 40 });
    const begun = performance.now();
    const { status, body } = await api.send('PUT', '/skus/mug', mug);
    expect([status, body.id]).toEqual([201, 'mug']);
    expect(performance.now() - begun).toBeGreaterThanOrEqual(39);
  });

  it('strikes what the caller got wrong too, but not the site that prepares something', async () => {
    const api = inPage();
    await api.arm({ kind: 'error', status: 500, operations: 'createSkus' });
    const prepared = { headers: { 'sandbox-origin': 'preparation' } };
    expect((await api.send('POST', '/skus', { id: 'a', ...mug }, prepared)).status).toBe(201);
    expect((await api.send('POST', '/skus', { wrong: true })).status).toBe(500);
    expect((await api.send('POST', '/skus', { wrong: true })).status).toBe(400);
  });

  it('is removed alone, with all others, and with a reset', async () => {
    const api = inPage();
    const one = await api.arm({ kind: 'error', status: 500, times: null });
    await api.arm({ kind: 'error', status: 502, times: null });
    expect((await api.send('DELETE', `/_sandbox/faults/${one.id}`)).status).toBe(204);
    expect((await api.send('DELETE', `/_sandbox/faults/${one.id}`)).status).toBe(404);
    expect((await api.send('GET', '/skus')).status).toBe(502);
    expect((await api.send('DELETE', '/_sandbox/faults')).status).toBe(204);
    expect((await api.send('GET', '/skus')).status).toBe(200);
    await api.arm({ kind: 'error', status: 500, times: null });
    await api.send('POST', '/_sandbox/reset');
    expect(await api.faults()).toEqual({ data: [], chaos: null });
  });

  it('uses up the checkout of an order that it refuses with 409, as the API does', async () => {
    const api = inPage();
    const { body: checkout } = await api.send('POST', '/checkouts', {
      currency: 'USD',
      items: [{ skuId: 'sample-mug', price: 10 }],
    });
    await api.arm({ kind: 'error', operations: 'createOrders', status: 409, code: 'failed-request' });
    const order = () => api.send('POST', '/orders', { checkoutId: checkout.id });
    expect((await order()).body.errors[0].code).toBe('failed-request');
    expect((await order()).body.errors[0]).toMatchObject({ code: 'not_found', parameter: 'orderId' });
  });

  it('stays in its account', async () => {
    const api = inPage();
    const { body: other } = await api.send('POST', '/_sandbox/accounts', {});
    await api.arm({ kind: 'error', status: 500, times: null });
    const { key } = other.keys.find(
      (one: { type: string; liveMode: boolean }) => one.type === 'secret' && !one.liveMode,
    );
    const headers = { authorization: `Bearer ${key}` };
    expect((await api.send('GET', '/skus', undefined, { headers })).status).toBe(200);
    expect((await api.send('GET', '/skus')).status).toBe(500);
  });
});

describe('a single call', () => {
  it('asks for a fault of its own', async () => {
    const api = inPage();
    const headers = { 'sandbox-fault': 'error; status=429; retryAfter=3' };
    const answer = await api.send('GET', '/skus', undefined, { headers });
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([429, '3']);
    expect((await api.send('GET', '/skus')).status).toBe(200);
    expect((await api.exchanges())[0]).toMatchObject({ fault: { id: 'header' } });
    const wrong = await api.send('GET', '/skus', undefined, { headers: { 'sandbox-fault': 'explode' } });
    expect(wrong.body.errors[0]).toMatchObject({ parameter: 'Sandbox-Fault', code: 'invalid_parameter' });
  });

  it('asks in vain with a key to live data', async () => {
    const live = inPage();
    const headers = { authorization: `Bearer sk_${'0'.repeat(32)}`, 'sandbox-fault': 'cut' };
    expect((await live.send('GET', '/skus', undefined, { headers })).status).toBe(200);
  });
});

describe('a wish that makes no sense', () => {
  it.each([
    [{ kind: 'error', operations: 'listSkus', status: 409 }, 'status', 'There are'],
    [{ kind: 'error', operations: 'createOrders', status: 409, code: 'sku_gone' }, 'code', '409 failed-request'],
    [{ kind: 'error', status: 409, code: 'failed-request' }, 'status', 'every operation'],
    [
      { kind: 'error', operations: ['createOrders', 'createSkus'], status: 409, code: 'fraud_block' },
      'status',
      'createOrders alone',
    ],
    [{ kind: 'error', operations: 'makeOrders', status: 500 }, 'operations', 'makeOrders is no operation'],
    [{ kind: 'error' }, 'status', 'HTTP status'],
    [{ kind: 'explosion' }, 'kind', 'error, latency, timeout, cut'],
    [{ kind: 'latency' }, 'ms', 'milliseconds'],
    [{ kind: 'latency', ms: 1e9 }, 'ms', '120000'],
    [{ kind: 'latency', ms: '5' }, 'ms', 'whole number'],
    [{ kind: 'cut', when: 'later' }, 'when', 'before or after'],
    [{ kind: 'cut', status: 500 }, 'status', 'no field'],
    [{ kind: 'cut', times: 0 }, 'times', 'from 1'],
    [{ kind: 'cut', skip: -1 }, 'skip', 'from 0'],
    [{ kind: 'error', status: 429, retryAfter: 0.5 }, 'retryAfter', 'whole number'],
    [{ kind: 'cut', name: 'x'.repeat(101) }, 'name', '100'],
    [[], 'body', 'object'],
  ])('is refused with what there is: %j', async (wish, parameter, says) => {
    const api = inPage();
    const { status, body } = await api.send('POST', '/_sandbox/faults', wish);
    expect([status, body.errors[0].parameter]).toEqual([400, parameter]);
    expect(body.errors[0].message).toContain(says);
    expect((await api.faults()).data).toEqual([]);
  });

  it.each([
    [{}, 'seed'],
    [{ seed: 1 }, 'rates'],
    [{ seed: 1, rates: {} }, 'rates'],
    [{ seed: 1, rates: { explosion: 1 } }, 'explosion'],
    [{ seed: 1, rates: { cut: 2 } }, 'rates.cut'],
    [{ seed: 1, rates: { cut: 0.6, error: 0.6 } }, 'rates'],
    [{ seed: -1, rates: { cut: 1 } }, 'seed'],
  ])('is refused for chaos too: %j', async (wish, parameter) => {
    const { status, body } = await inPage().send('POST', '/_sandbox/chaos', wish);
    expect([status, body.errors[0].parameter]).toEqual([400, parameter]);
  });

  it('never arms more than there may be, and lets spent ones make way', async () => {
    const api = inPage();
    await api.arm({ kind: 'error', status: 500 });
    await api.send('GET', '/skus');
    for (let count = 0; count < 200; count += 1) await api.arm({ kind: 'error', status: 500 });
    expect((await api.send('POST', '/_sandbox/faults', { kind: 'cut' })).status).toBe(409);
  });
});

describe('every documented error', () => {
  it('of an operation is listed, and is answered as it was named', async () => {
    const api = inPage();
    const { body } = await api.send('GET', '/_sandbox/faults/errors?operation=createOrders');
    expect(body.data.length).toBeGreaterThan(50);
    for (const { status, code = null } of body.data) {
      await api.arm({ kind: 'error', operations: 'createOrders', status, code });
      const answer = await api.send('POST', '/orders', { checkoutId: 'none' });
      expect([answer.status, answer.body.errors[0].code ?? null]).toEqual([status, code]);
    }
    expect((await api.send('GET', '/_sandbox/faults/errors?operation=none')).status).toBe(400);
  });
});

const skuCall = fc.constantFrom('listSkus', 'retrieveSkus', 'upsertSkus');
const wishes = fc.array(
  fc.record({
    kind: fc.constant('error'),
    status: fc.constantFrom(500, 502, 503),
    operations: fc.uniqueArray(skuCall, { minLength: 1 }),
    skip: fc.nat(3),
    times: fc.integer({ min: 1, max: 3 }),
  }),
  { maxLength: 4 },
);

const paths: Record<string, [string, string, object?]> = {
  listSkus: ['GET', '/skus'],
  retrieveSkus: ['GET', '/skus/sample-mug'],
  upsertSkus: ['PUT', '/skus/sample-mug', mug],
};

const statusesOf = async (api: Asking, calls: readonly string[]): Promise<number[]> => {
  const statuses: number[] = [];
  for (const call of calls) {
    const [method, path, body] = paths[call] as [string, string, object?];
    statuses.push(
      await api.send(method, path, body).then(
        ({ status }) => status,
        () => 0,
      ),
    );
  }
  return statuses;
};

/** What the words say: of those whose turn it is, the one armed first strikes; the others do not see the call. */
function foretold(
  armed: readonly { status: number; operations: string[]; skip: number; times: number }[],
  calls: readonly string[],
) {
  const left = armed.map((one) => ({ ...one }));
  return calls.map((call) => {
    for (const one of left) {
      if (!one.operations.includes(call) || one.times === 0) continue;
      if (one.skip === 0) {
        one.times -= 1;
        return one.status;
      }
      one.skip -= 1;
    }
    return 200;
  });
}

describe('faults and chaos', () => {
  it('strike the calls that they were armed for, in the order of arming, and no others', async () => {
    await fc.assert(
      fc.asyncProperty(wishes, fc.array(skuCall, { maxLength: 12 }), async (wanted, calls) => {
        const api = inPage();
        for (const wish of wanted) await api.arm(wish);
        expect(await statusesOf(api, calls)).toEqual(foretold(wanted, calls));
      }),
      { numRuns: 25 },
    );
  });

  it('with one seed and the same calls are the same, and with another seed others', async () => {
    const calls = Array.from(
      { length: 45 },
      (_, index) => ['listSkus', 'retrieveSkus', 'upsertSkus'][index % 3] as string,
    );
    const rates = { error: 0.1, rateLimit: 0.1, unavailable: 0.2, latency: 0.1, cut: 0.2 };
    const played = async (seed: number) => {
      const api = inPage();
      await api.send('POST', '/_sandbox/chaos', { seed, rates, ms: 2 });
      await statusesOf(api, calls);
      return (await api.exchanges()).map(({ status, fault }) => [status, fault]);
    };
    await fc.assert(
      fc.asyncProperty(fc.nat(), fc.nat(), async (seed, other) => {
        const first = await played(seed);
        expect(await played(seed)).toEqual(first);
        if (other !== seed) expect(await played(other)).not.toEqual(first);
      }),
      { numRuns: 3 },
    );
  });

  it('of chaos come about as often as its rates say, for each operation by itself', async () => {
    const api = inPage();
    await api.send('POST', '/_sandbox/chaos', { seed: 7, rates: { unavailable: 0.3 }, operations: 'listSkus' });
    const statuses = await statusesOf(
      api,
      Array.from({ length: 400 }, (_, index) => (index % 2 ? 'listSkus' : 'retrieveSkus')),
    );
    const struck = statuses.filter((status) => status >= 500).length;
    expect(struck).toBeGreaterThan(40);
    expect(struck).toBeLessThan(80);
    expect(statuses.filter((_, index) => index % 2 === 0).every((status) => status === 200)).toBe(true);
    expect((await api.faults()).chaos).toMatchObject({ fired: struck, seen: { listSkus: 200 } });
  });

  it('of chaos stop with their run', async () => {
    const api = inPage();
    const chaos = { seed: 1, rates: { unavailable: 1 } };
    const { body: run } = await api.send('POST', '/_sandbox/runs', { name: 'rough sea', chaos });
    expect((await api.faults()).chaos).toMatchObject({ seed: 1, run: run.id });
    expect((await api.send('GET', '/skus')).status).toBeGreaterThanOrEqual(500);
    await api.send('POST', '/_sandbox/runs/stop');
    expect((await api.send('GET', '/skus')).status).toBe(200);
    expect((await api.faults()).chaos).toBeNull();
    await api.send('POST', '/_sandbox/chaos', chaos);
    expect((await api.send('GET', '/skus')).status).toBeGreaterThanOrEqual(500);
    await api.send('DELETE', '/_sandbox/chaos');
    expect((await api.send('GET', '/skus')).status).toBe(200);
  });
});
