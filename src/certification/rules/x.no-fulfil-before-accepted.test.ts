import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { orderBody, TestLedger } from '../testing/ledger';

const judge = (ledger: TestLedger) => evaluate(ledger.exchanges, 'x.no-fulfil-before-accepted')[0];
const waiting = (state = 'in_review') => new TestLedger().order('o1', 'c1', { state });
const tooEarly = { status: 409, answer: { errors: [{ code: 'order_not_submitted' }] } };

describe('x.no-fulfil-before-accepted', () => {
  it('passes when the order was accepted at once', () => {
    expect(judge(new TestLedger().order('o1', 'c1').fulfill('o1', { quantity: 2 }))).toMatchObject({
      state: 'pass',
      exchanges: [1, 2],
    });
  });

  it.each(['in_review', 'pending_payment'])('fails when the order was %s', (state) => {
    expect(judge(waiting(state).fulfill('o1', { quantity: 2 }, tooEarly))).toMatchObject({
      state: 'fail',
      counterexample: { sequence: 2, path: 'orderId', message: expect.stringContaining(state) },
    });
  });

  it('passes once a read, a refresh, an event or a later state showed acceptance', () => {
    const accepted = { answer: orderBody('o1') };
    const event = { events: [{ type: 'order.accepted', objectId: 'o1' }] };
    for (const ledger of [
      waiting().call('GET', '/orders/o1', null, accepted),
      waiting().call('GET', '/orders?ids=o1', null, { answer: { data: [orderBody('o1')] } }),
      waiting('pending_payment').call('POST', '/orders/o1/refresh', null, accepted),
      waiting().call('GET', '/skus', null, event),
      waiting().call('GET', '/orders/o1', null, { answer: orderBody('o1', { state: 'fulfilled' }) }),
      waiting().call('GET', '/orders/o1', null, {
        answer: orderBody('o1', { state: 'dispute', stateTransitions: { accepted: '2024-04-02T09:00:00Z' } }),
      }),
    ]) {
      expect(judge(ledger.fulfill('o1', { quantity: 1 }))?.state).toBe('pass');
    }
  });

  it('does not take acceptance after the call, or of another order, for knowledge', () => {
    const later = waiting()
      .fulfill('o1', { quantity: 1 }, tooEarly)
      .call('GET', '/orders/o1', null, { answer: orderBody('o1') });
    expect(judge(later)?.state).toBe('fail');
    expect(judge(waiting().order('o2', 'c2').fulfill('o1', { quantity: 1 }, tooEarly))?.state).toBe('fail');
  });

  it('asks for review when the API took the call but nothing shows how the platform knew', () => {
    expect(judge(waiting().fulfill('o1', { quantity: 1 }))?.state).toBe('review');
  });

  it('takes an order older than the ledger for unknown, unless the API says it was too early', () => {
    expect(judge(new TestLedger().fulfill('old', { quantity: 1 }))?.state).toBe('not-exercised');
    expect(judge(new TestLedger().fulfill('old', { quantity: 1 }, tooEarly))?.state).toBe('fail');
  });

  it('finds the order of a fulfillment order by its upstream id', () => {
    const ledger = new TestLedger().order('o1', 'c1', { state: 'in_review', upstreamId: 'A-1' });
    ledger.call('POST', '/fulfillment-orders', { upstreamId: 'A-1' }, { status: 400 });
    expect(judge(ledger)).toMatchObject({ state: 'fail', counterexample: { path: 'upstreamId' } });
  });

  it('is not exercised without a fulfillment', () => {
    expect(judge(new TestLedger())?.state).toBe('not-exercised');
    expect(judge(new TestLedger().order('o1', 'c1').call('GET', '/fulfillments', null))?.state).toBe('not-exercised');
  });
});
