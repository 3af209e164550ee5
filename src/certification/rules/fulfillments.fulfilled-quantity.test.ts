import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { complete, orderBody, TestLedger } from '../testing/ledger';

const judge = (ledger: TestLedger) => evaluate(ledger.exchanges, 'fulfillments.fulfilled-quantity')[0];
const accepted = () => new TestLedger().order('o1', 'c1');
const done = { events: complete('o1') };
const refusal = (status: number, code: string) => ({ status, answer: { errors: [{ code }] } });

describe('fulfillments.fulfilled-quantity', () => {
  it('passes when all units shipped and the order became complete', () => {
    expect(judge(accepted().fulfill('o1', { quantity: 2 }, done))).toMatchObject({
      state: 'pass',
      exchanges: [2],
      warnings: [],
    });
  });

  it('passes with parts that add up, a cancelled rest, and an order read as complete', () => {
    const ledger = accepted()
      .fulfill('o1', { quantity: 1 })
      .fulfill('o1', { cancelQuantity: 1 })
      .call('GET', '/orders/o1', null, { answer: orderBody('o1', { state: 'complete' }) });
    expect(judge(ledger)).toMatchObject({ state: 'pass', exchanges: [2, 4] });
  });

  it('passes when lines are named by SKU', () => {
    const ledger = accepted().call(
      'POST',
      '/fulfillments',
      { orderId: 'o1', items: [{ skuId: 'sku-1', quantity: 2 }] },
      { status: 201, ...done },
    );
    expect(judge(ledger)?.state).toBe('pass');
  });

  it('fails when the call came before acceptance', () => {
    const ledger = new TestLedger().order('o1', 'c1', { state: 'pending_payment' });
    expect(judge(ledger.fulfill('o1', { quantity: 2 }, refusal(409, 'order_not_submitted')))).toMatchObject({
      state: 'fail',
      counterexample: { sequence: 2, path: 'orderId' },
    });
  });

  it('fails on more units than are open, refused or not', () => {
    for (const options of [refusal(409, 'quantity_too_large'), {}]) {
      expect(judge(accepted().fulfill('o1', { quantity: 3 }, options))).toMatchObject({
        state: 'fail',
        counterexample: { sequence: 2, path: 'items[0].quantity' },
      });
    }
  });

  it('fails when earlier parts or cancellations left less, and when two entries of one call overlap', () => {
    expect(judge(accepted().fulfill('o1', { quantity: 1 }).fulfill('o1', { quantity: 2 }))?.state).toBe('fail');
    expect(judge(accepted().fulfill('o1', { cancelQuantity: 2 }).fulfill('o1', { quantity: 1 }))?.state).toBe('fail');
    const line = { itemId: 'o1-line', quantity: 2 };
    expect(
      judge(accepted().call('POST', '/fulfillments', { orderId: 'o1', items: [line, line] }, { status: 201 })),
    ).toMatchObject({
      state: 'fail',
      counterexample: { path: 'items[1].quantity' },
    });
  });

  it('fails on an item id that the order does not have', () => {
    const ledger = accepted().fulfill('o1', { itemId: 'checkout-item', quantity: 2 }, refusal(404, 'not_found'));
    expect(judge(ledger)).toMatchObject({ state: 'fail', counterexample: { path: 'items[0].itemId' } });
  });

  it('forgives one report too many and fails the next', () => {
    const once = () =>
      accepted().fulfill('o1', { quantity: 2 }, done).fulfill('o1', { quantity: 2 }, refusal(409, 'order_fulfilled'));
    expect(judge(once())).toMatchObject({ state: 'pass', warnings: [expect.stringContaining('once more')] });
    expect(judge(once().fulfill('o1', { quantity: 2 }, refusal(409, 'order_fulfilled')))).toMatchObject({
      state: 'fail',
      counterexample: { sequence: 4 },
    });
  });

  it('does not count a call that was refused, and lets it be sent again', () => {
    const ledger = accepted()
      .fulfill('o1', { quantity: 2 }, refusal(429, 'limit_exceeded'))
      .fulfill('o1', { quantity: 2 }, refusal(500, 'internal_error'));
    expect(judge(ledger)?.state).toBe('review');
    expect(judge(ledger.fulfill('o1', { quantity: 2 }, done))?.state).toBe('pass');
  });

  it('asks for review while units are open, the capture is missing, or the order is unknown', () => {
    expect(judge(accepted().fulfill('o1', { quantity: 1 }))).toMatchObject({
      state: 'review',
      summary: expect.stringContaining('1 open unit'),
    });
    expect(judge(accepted().fulfill('o1', { quantity: 2 }))).toMatchObject({
      state: 'review',
      summary: expect.stringContaining('not complete'),
    });
    expect(judge(new TestLedger().fulfill('old', { quantity: 1 }))).toMatchObject({
      state: 'review',
      summary: expect.stringContaining('older'),
    });
  });

  it('lets one open order keep the whole verdict open', () => {
    const ledger = accepted().fulfill('o1', { quantity: 2 }, done).order('o2', 'c2').fulfill('o2', { quantity: 1 });
    expect(judge(ledger)?.state).toBe('review');
  });

  it('warns when the goods left more than seven days after authorization', () => {
    const ledger = accepted().fulfill('o1', { quantity: 2 }, { ...done, time: '2024-04-10T09:00:02Z' });
    expect(judge(ledger)).toMatchObject({ state: 'pass', warnings: [expect.stringContaining('8 days')] });
  });

  it('is not exercised by an empty ledger, by orders, by cancellations, or by orders that do not exist', () => {
    expect(judge(new TestLedger())?.state).toBe('not-exercised');
    expect(judge(accepted())?.state).toBe('not-exercised');
    expect(judge(accepted().fulfill('o1', { cancelQuantity: 1, quantity: null }))?.state).toBe('not-exercised');
    expect(judge(new TestLedger().fulfill('nope', { quantity: 1 }, refusal(404, 'not_found')))?.state).toBe(
      'not-exercised',
    );
  });
});
