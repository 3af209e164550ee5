import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { orderBody, TestLedger } from '../testing/ledger';

const judge = (ledger: TestLedger) => evaluate(ledger.exchanges, 'checkouts.upstream-id')[0];
const named = (upstreamId: string) => ({ upstreamId });

describe('checkouts.upstream-id', () => {
  it('passes when each order carries an id of its own', () => {
    const ledger = new TestLedger().order('o1', 'c1', named('A-1')).order('o2', 'c2', named('A-2'));
    expect(judge(ledger)).toMatchObject({ state: 'pass', exchanges: [1, 2] });
  });

  it.each([undefined, null, '', '  '])('fails on %j', (upstreamId) => {
    expect(judge(new TestLedger().order('o1', 'c1', { upstreamId }))).toMatchObject({
      state: 'fail',
      counterexample: { sequence: 1, path: 'upstreamId' },
    });
  });

  it('fails when it only came with POST /orders', () => {
    const ledger = new TestLedger().call(
      'POST',
      '/orders',
      { checkoutId: 'c1', ...named('A-1') },
      { status: 201, answer: orderBody('o1') },
    );
    expect(judge(ledger)?.counterexample?.message).toContain('ignored');
  });

  it('fails when two orders share one', () => {
    const ledger = new TestLedger().order('o1', 'c1', named('A-1')).order('o2', 'c2', named('A-1'));
    expect(judge(ledger)).toMatchObject({
      state: 'fail',
      counterexample: { sequence: 2, message: expect.stringContaining('o1') },
    });
  });

  it('lets a second try after a refused order repeat it', () => {
    const ledger = new TestLedger()
      .refused('POST', '/orders', { checkoutId: 'c1' }, 409, 'failed-request')
      .order('o1', 'c2', named('A-1'));
    expect(judge(ledger)?.state).toBe('pass');
  });

  it('lets a second try after a blocked order repeat it', () => {
    const ledger = new TestLedger()
      .order('o1', 'c1', { ...named('A-1'), state: 'in_review' })
      .call('GET', '/orders/o1', null, { answer: orderBody('o1', { ...named('A-1'), state: 'blocked' }) })
      .order('o2', 'c2', named('A-1'));
    expect(judge(ledger)?.state).toBe('pass');
  });

  it('is not exercised without an order', () => {
    expect(judge(new TestLedger())?.state).toBe('not-exercised');
    expect(judge(new TestLedger().checkout('c1', named('A-1')))?.state).toBe('not-exercised');
    expect(judge(new TestLedger().refused('POST', '/orders', { checkoutId: 'c1' }, 409, 'fraud_block'))?.state).toBe(
      'not-exercised',
    );
  });
});
