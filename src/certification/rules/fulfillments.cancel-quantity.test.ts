import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { chargeCancelled, complete, orderBody, TestLedger } from '../testing/ledger';

const judge = (ledger: TestLedger) => evaluate(ledger.exchanges, 'fulfillments.cancel-quantity')[0];
const accepted = (answer?: Record<string, unknown>) => new TestLedger().order('o1', 'c1', answer);
const reversed = { events: chargeCancelled('o1') };
const refusal = (status: number, code: string) => ({ status, answer: { errors: [{ code }] } });
const refund = (ledger: TestLedger) =>
  ledger.refused('POST', '/refunds', { orderId: 'o1', percent: 100, currency: 'USD' }, 400, 'invalid_parameter');

describe('fulfillments.cancel-quantity', () => {
  it('passes when the cancellation was taken and the authorization given back', () => {
    expect(judge(accepted().fulfill('o1', { cancelQuantity: 2 }, reversed))).toMatchObject({
      state: 'pass',
      exchanges: [2],
      warnings: [],
    });
  });

  it('passes when the event follows with a later call', () => {
    const ledger = accepted().fulfill('o1', { cancelQuantity: 1 }).call('GET', '/orders/o1', null, reversed);
    expect(judge(ledger)).toMatchObject({ state: 'pass', exchanges: [2, 3] });
  });

  it('passes when the order is read as cancelled', () => {
    const ledger = accepted()
      .fulfill('o1', { cancelQuantity: 2 })
      .call('GET', '/orders/o1', null, { answer: orderBody('o1', { state: 'cancelled' }) });
    expect(judge(ledger)?.state).toBe('pass');
  });

  it('passes for an order of nothing, which has no charge', () => {
    expect(judge(accepted({ totalAmount: 0, payment: {} }).fulfill('o1', { cancelQuantity: 1 }))?.state).toBe('pass');
  });

  it('passes with a warning when giving back failed, as one test card makes it do', () => {
    const ledger = accepted().fulfill('o1', { cancelQuantity: 2 }, { events: chargeCancelled('o1', 'failed') });
    expect(judge(ledger)).toMatchObject({ state: 'pass', warnings: [expect.stringContaining('failed')] });
  });

  it('fails when more is cancelled than is open', () => {
    for (const ledger of [
      accepted().fulfill('o1', { cancelQuantity: 3 }, refusal(409, 'quantity_too_large')),
      accepted().fulfill('o1', { quantity: 1, cancelQuantity: 2 }, refusal(409, 'quantity_too_large')),
      accepted().fulfill('o1', { quantity: 2 }).fulfill('o1', { cancelQuantity: 1 }, refusal(409, 'order_fulfilled')),
      new TestLedger().fulfill('old', { cancelQuantity: 9 }, refusal(409, 'quantity_too_large')),
    ]) {
      expect(judge(ledger)).toMatchObject({ state: 'fail', counterexample: { path: 'items[0].cancelQuantity' } });
    }
  });

  it('fails when a refund is tried for what was never shipped', () => {
    expect(judge(refund(accepted()))).toMatchObject({
      state: 'fail',
      counterexample: { sequence: 2, path: 'orderId' },
    });
  });

  it('leaves refunds alone that are no cancellation in disguise', () => {
    expect(judge(refund(accepted().fulfill('o1', { quantity: 2 }, { events: complete('o1') })))?.state).toBe(
      'not-exercised',
    );
    expect(judge(refund(accepted({ state: 'complete' })))?.state).toBe('not-exercised');
    expect(judge(refund(new TestLedger()))?.state).toBe('not-exercised');
    const taken = accepted().call('POST', '/refunds', { orderId: 'o1' }, { status: 201 });
    expect(judge(taken)?.state).toBe('not-exercised');
    const limited = accepted().refused('POST', '/refunds', { orderId: 'o1' }, 429, 'limit_exceeded');
    expect(judge(limited)?.state).toBe('not-exercised');
  });

  it('asks for review while the event is missing, once for each cancellation', () => {
    expect(judge(accepted().fulfill('o1', { cancelQuantity: 1 }))?.state).toBe('review');
    const ledger = accepted().fulfill('o1', { cancelQuantity: 1 }, reversed).fulfill('o1', { cancelQuantity: 1 });
    expect(judge(ledger)?.state).toBe('review');
  });

  it('asks for review after a refusal until the cancellation is taken', () => {
    const ledger = accepted().fulfill('o1', { cancelQuantity: 1 }, refusal(409, 'order_not_submitted'));
    expect(judge(ledger)?.state).toBe('review');
    expect(judge(ledger.fulfill('o1', { cancelQuantity: 1 }, reversed))?.state).toBe('pass');
  });

  it('forgives a cancellation that is sent twice', () => {
    const ledger = accepted()
      .fulfill('o1', { cancelQuantity: 2 }, reversed)
      .fulfill('o1', { cancelQuantity: 2 }, refusal(409, 'order_cancelled'));
    expect(judge(ledger)).toMatchObject({ state: 'pass', warnings: [expect.stringContaining('once more')] });
  });

  it('is not exercised by an empty ledger, by shipments, or by a cancel quantity of nothing', () => {
    expect(judge(new TestLedger())?.state).toBe('not-exercised');
    expect(judge(accepted().fulfill('o1', { quantity: 2, cancelQuantity: 0 }))?.state).toBe('not-exercised');
  });
});
