import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { TestLedger } from '../testing/ledger';

const judge = (ledger: TestLedger, allowDocumentationAddresses = true) =>
  evaluate(ledger.exchanges, 'checkouts.public-ip', { allowDocumentationAddresses })[0];
const ordered = (request: Record<string, unknown>, answer?: Record<string, unknown>) =>
  new TestLedger().checkout('c1', request).order('o1', 'c1', answer);

describe('checkouts.public-ip', () => {
  it.each(['8.8.8.8', '2606:4700:4700::1111'])('passes with %s', (browserIp) => {
    expect(judge(ordered({ browserIp }))).toMatchObject({ state: 'pass', exchanges: [1, 2], warnings: [] });
  });

  it.each([undefined, null, '', '10.0.0.7', '127.0.0.1', '169.254.0.1', 'fe80::1', '240.0.0.1', 'localhost', 8])(
    'fails with %j',
    (browserIp) => {
      expect(judge(ordered({ browserIp }))).toMatchObject({
        state: 'fail',
        counterexample: { sequence: 1, path: 'browserIp' },
      });
    },
  );

  it('takes addresses reserved for examples in the sandbox, with a warning, and nowhere else', () => {
    const ledger = ordered({ browserIp: '203.0.113.9' });
    expect(judge(ledger)).toMatchObject({
      state: 'pass',
      warnings: [expect.stringContaining('reserved for examples')],
    });
    expect(judge(ledger, false)?.state).toBe('fail');
  });

  it('is not exercised until a checkout becomes an order', () => {
    expect(judge(new TestLedger())?.state).toBe('not-exercised');
    expect(judge(new TestLedger().checkout('c1', { browserIp: '10.0.0.1' }))?.state).toBe('not-exercised');
  });

  it('leaves declined orders out', () => {
    const ledger = new TestLedger()
      .checkout('c1')
      .refused('POST', '/orders', { checkoutId: 'c1' }, 409, 'failed-request');
    expect(judge(ledger)?.state).toBe('not-exercised');
  });

  it.each(['merchant_initiated', 'moto'])('asks for no address when the charge is %s', (chargeType) => {
    expect(judge(ordered({ chargeType }))?.state).toBe('not-exercised');
  });

  it('judges customer_initiated like an absent charge type', () => {
    expect(judge(ordered({ chargeType: 'customer_initiated' }))?.state).toBe('fail');
  });

  it('takes the address of the last accepted update, with a warning that it came late', () => {
    const ledger = new TestLedger()
      .checkout('c1')
      .refused('POST', '/checkouts/c1', { browserIp: '10.0.0.1' }, 400, 'invalid_parameter')
      .call('POST', '/checkouts/c1', { browserIp: '8.8.4.4' })
      .order('o1', 'c1')
      .call('POST', '/checkouts/c1', { browserIp: '10.0.0.1' });
    expect(judge(ledger)).toMatchObject({
      state: 'pass',
      exchanges: [3, 4],
      warnings: [expect.stringContaining('update')],
    });
  });

  it('fails one order among several and points at its checkout', () => {
    const ledger = ordered({ browserIp: '8.8.8.8' }).checkout('c2', { browserIp: '192.168.0.2' }).order('o2', 'c2');
    expect(judge(ledger)).toMatchObject({ state: 'fail', counterexample: { sequence: 3 } });
  });

  it('takes a checkout older than the ledger for unknown, unless the order shows its address', () => {
    expect(judge(new TestLedger().order('o1', 'old'))).toMatchObject({
      state: 'not-exercised',
      warnings: [expect.any(String)],
    });
    expect(judge(new TestLedger().order('o1', 'old', { browserIp: '8.8.8.8' }))?.state).toBe('pass');
    expect(judge(new TestLedger().order('o1', 'old', { browserIp: '10.1.1.1' }))?.state).toBe('fail');
  });

  it('warns when five customers share an address, and not when one customer buys five times', () => {
    const buy = (customer: (index: number) => string) => {
      const ledger = new TestLedger();
      for (let index = 0; index < 5; index++) {
        ledger
          .checkout(`c${index}`, { browserIp: '8.8.8.8' })
          .order(`o${index}`, `c${index}`, { customerId: customer(index) });
      }
      return judge(ledger)?.warnings;
    };
    expect(buy((index) => `customer-${index}`)).toEqual([expect.stringContaining('5 customers share 8.8.8.8')]);
    expect(buy(() => 'customer-0')).toEqual([]);
  });
});
