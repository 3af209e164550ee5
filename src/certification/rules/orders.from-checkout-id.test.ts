import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { orderBody, TestLedger } from '../testing/ledger';

const judge = (ledger: TestLedger) => evaluate(ledger.exchanges, 'orders.from-checkout-id')[0];
const session = (state: string) => ({ payment: { session: { id: 's1', state } } });
const declined = (ledger: TestLedger, checkoutId: string, code = 'failed-request') =>
  ledger.refused('POST', '/orders', { checkoutId }, 409, code);

describe('orders.from-checkout-id', () => {
  it('passes when the order names a checkout that is ready', () => {
    expect(judge(new TestLedger().checkout('c1').order('o1', 'c1'))).toMatchObject({
      state: 'pass',
      exchanges: [2],
      warnings: [],
    });
  });

  it('passes when a decline is followed by a new checkout', () => {
    const ledger = declined(new TestLedger().checkout('c1'), 'c1').checkout('c2').order('o1', 'c2');
    expect(judge(ledger)?.state).toBe('pass');
  });

  it.each([{}, { checkoutId: '' }, { checkoutId: 7 }, { currency: 'USD', items: [] }, null])(
    'fails on the body %j',
    (body) => {
      const ledger = new TestLedger().refused('POST', '/orders', body, 400, 'missing_parameter');
      expect(judge(ledger)).toMatchObject({ state: 'fail', counterexample: { sequence: 1, path: 'checkoutId' } });
    },
  );

  it('fails when an ordered checkout is sent again', () => {
    const ledger = new TestLedger()
      .checkout('c1')
      .order('o1', 'c1')
      .refused('POST', '/orders', { checkoutId: 'c1' }, 404, 'not_found');
    expect(judge(ledger)).toMatchObject({
      state: 'fail',
      counterexample: { sequence: 3, message: expect.stringContaining('already') },
    });
  });

  it('fails when a checkout spent by a 409 is sent again', () => {
    const ledger = declined(declined(new TestLedger().checkout('c1'), 'c1'), 'c1');
    expect(judge(ledger)).toMatchObject({
      state: 'fail',
      counterexample: { sequence: 3, message: expect.stringContaining('409') },
    });
  });

  it('lets the same checkout go again after the shopper was asked to authenticate', () => {
    const ledger = declined(new TestLedger().checkout('c1'), 'c1', 'additional_payment_action_required').order(
      'o1',
      'c1',
    );
    expect(judge(ledger)?.state).toBe('pass');
  });

  it('lets the same checkout go again after a 400, a 429 or a 500', () => {
    const ledger = new TestLedger().checkout('c1');
    for (const status of [400, 429, 500])
      ledger.refused('POST', '/orders', { checkoutId: 'c1' }, status, 'order_create_failed');
    expect(judge(ledger.order('o1', 'c1'))?.state).toBe('pass');
  });

  it('fails on a checkout that does not exist', () => {
    const ledger = new TestLedger().refused('POST', '/orders', { checkoutId: 'nope' }, 404, 'not_found');
    expect(judge(ledger)?.state).toBe('fail');
  });

  it('fails when the session was not ready', () => {
    const ledger = new TestLedger()
      .checkout('c1', {}, session('requires_source'))
      .refused('POST', '/orders', { checkoutId: 'c1' }, 400, 'order_submit_failed');
    expect(judge(ledger)).toMatchObject({
      state: 'fail',
      counterexample: { message: expect.stringContaining('requires_source') },
    });
  });

  it('takes the session for unknown once a source was attached or created for it', () => {
    const attached = new TestLedger()
      .checkout('c1', {}, session('requires_source'))
      .call('POST', '/checkouts/c1/sources/src-1', null);
    expect(judge(attached.order('o1', 'c1'))?.state).toBe('pass');
    const created = new TestLedger()
      .checkout('c1', {}, session('requires_source'))
      .call('POST', '/sources', { paymentSessionId: 's1' });
    expect(judge(created.order('o1', 'c1'))?.state).toBe('pass');
  });

  it('does not take a call about another checkout for news of this one', () => {
    const ledger = new TestLedger()
      .checkout('c1', {}, session('requires_source'))
      .call('POST', '/checkouts/c2/sources/src-1', null);
    expect(judge(ledger.order('o1', 'c1'))?.state).toBe('fail');
  });

  it('reads the state from an update and from an event too', () => {
    const update = new TestLedger()
      .checkout('c1', {}, session('requires_source'))
      .call('POST', '/checkouts/c1', {}, { answer: { id: 'c1', ...session('requires_confirmation') } });
    expect(judge(update.order('o1', 'c1'))?.state).toBe('pass');
    const event = new TestLedger().checkout('c1').call('POST', '/checkouts/c1/sources/src-1', null, {
      events: [
        {
          type: 'checkout.updated',
          objectKind: 'checkout',
          objectId: 'c1',
          object: { id: 'c1', ...session('requires_action') },
        },
      ],
    });
    expect(judge(event.order('o1', 'c1'))?.state).toBe('fail');
  });

  it('skips the session for API versions that do not show it', () => {
    const ledger = new TestLedger()
      .checkout('c1', {}, session('requires_source'))
      .call(
        'POST',
        '/orders',
        { checkoutId: 'c1' },
        { status: 201, answer: orderBody('o1'), headers: { 'digitalriver-version': '2020-09-30' } },
      );
    expect(judge(ledger)?.state).toBe('pass');
  });

  it('takes a checkout older than the ledger for ready', () => {
    expect(judge(new TestLedger().order('o1', 'old'))?.state).toBe('pass');
  });

  it('warns about other fields, which are ignored', () => {
    const ledger = new TestLedger().call(
      'POST',
      '/orders',
      { checkoutId: 'c1', upstreamId: 'A' },
      { status: 201, answer: orderBody('o1') },
    );
    expect(judge(ledger)).toMatchObject({ state: 'pass', warnings: [expect.stringContaining('upstreamId')] });
  });

  it('is not exercised by an empty ledger or by reading orders', () => {
    expect(judge(new TestLedger())?.state).toBe('not-exercised');
    expect(judge(new TestLedger().call('GET', '/orders?limit=3', null).call('POST', '/orders/o1', {}))?.state).toBe(
      'not-exercised',
    );
  });
});
