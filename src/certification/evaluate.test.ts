import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { evaluate } from './evaluate';
import { observableItems } from './observable';
import { chargeCancelled, complete, TestLedger } from './testing/ledger';

const goodRun = () =>
  new TestLedger()
    .checkout('c1', { browserIp: '8.8.8.8', upstreamId: 'A-1' })
    .order('o1', 'c1', { upstreamId: 'A-1' })
    .fulfill('o1', { quantity: 1 })
    .fulfill('o1', { cancelQuantity: 1 }, { events: [...chargeCancelled('o1'), ...complete('o1')] });

describe('evaluate', () => {
  it('passes every rule on one good run', () => {
    const states = evaluate(goodRun().exchanges).map(({ itemId, state }) => [itemId, state]);
    expect(states).toEqual(observableItems.map((id) => [id, 'pass']));
  });

  it('exercises no rule on an empty ledger', () => {
    expect(new Set(evaluate([]).map(({ state }) => state))).toEqual(new Set(['not-exercised']));
  });

  it('gives one item or none on request', () => {
    expect(evaluate([], 'checkouts.public-ip').map(({ itemId }) => itemId)).toEqual(['checkouts.public-ip']);
    expect(evaluate([], 'docs.support')).toEqual([]);
  });

  it('reads exchanges in the order of their sequence', () => {
    const { exchanges } = goodRun();
    expect(evaluate(exchanges.toReversed())).toEqual(evaluate(exchanges));
  });

  it('survives any body and rests only on exchanges of the ledger', () => {
    const path = fc.constantFrom(
      '/checkouts',
      '/checkouts/c1',
      '/orders',
      '/orders/o1',
      '/fulfillments',
      '/refunds',
      '/%zz',
    );
    const known = fc.record(
      {
        id: fc.constantFrom('c1', 'o1'),
        checkoutId: fc.constant('c1'),
        orderId: fc.constant('o1'),
        items: fc.array(fc.jsonValue()),
        state: fc.string(),
      },
      { requiredKeys: [] },
    );
    const body = fc.oneof(fc.jsonValue(), known);
    const call = fc.tuple(path, body, body, fc.constantFrom(200, 201, 400, 404, 409, 429, 500));
    fc.assert(
      fc.property(fc.array(call, { maxLength: 12 }), (calls) => {
        const ledger = new TestLedger();
        for (const [at, request, answer, status] of calls) ledger.call('POST', at, request, { answer, status });
        for (const verdict of evaluate(ledger.exchanges)) {
          expect(verdict.exchanges.every((sequence) => sequence >= 1 && sequence <= calls.length)).toBe(true);
          expect(verdict.counterexample !== undefined).toBe(verdict.state === 'fail');
        }
      }),
    );
  });
});
