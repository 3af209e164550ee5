import { describe, expect, it } from 'vitest';
import { evaluate } from '../evaluate';
import { TestLedger } from '../testing/ledger';

const judge = (ledger: TestLedger) => evaluate(ledger.exchanges, 'checkouts.tax-inclusive')[0];
const to = (country: string) => ({ shipTo: { address: { country } } });

describe('checkouts.tax-inclusive', () => {
  it('passes when every checkout says true or false', () => {
    const verdict = judge(
      new TestLedger().checkout('c1', { taxInclusive: false }).checkout('c2', { taxInclusive: true }),
    );
    expect(verdict).toMatchObject({ state: 'pass', exchanges: [1, 2], warnings: [] });
  });

  it('fails when one leaves it out, and names that request and field', () => {
    const verdict = judge(new TestLedger().checkout('c1').checkout('c2', { taxInclusive: undefined }));
    expect(verdict).toMatchObject({ state: 'fail', counterexample: { sequence: 2, path: 'taxInclusive' } });
  });

  it.each([null, 'true', 1])('fails on %j, which is no boolean', (taxInclusive) => {
    expect(judge(new TestLedger().checkout('c1', { taxInclusive }))?.state).toBe('fail');
  });

  it('judges what was sent, so a refused request counts too', () => {
    const ledger = new TestLedger().refused('POST', '/checkouts', { currency: 'USD' }, 400, 'missing_parameter');
    expect(judge(ledger)?.state).toBe('fail');
  });

  it('picks the smallest of several requests that fail', () => {
    const ledger = new TestLedger()
      .call('POST', '/checkouts', { currency: 'USD', items: [{ skuId: 'a' }, { skuId: 'b' }] })
      .call('POST', '/checkouts', { currency: 'USD' });
    expect(judge(ledger)?.counterexample?.sequence).toBe(2);
  });

  it('is not exercised by an empty ledger, by updates, or by a body that cannot be read', () => {
    const ledger = new TestLedger()
      .call('POST', '/checkouts/c1', { email: 'a@b.example' })
      .call('POST', '/checkouts', '{oops');
    expect(judge(new TestLedger())?.state).toBe('not-exercised');
    expect(judge(ledger)?.state).toBe('not-exercised');
  });

  it('warns on prices without tax for a consumer in the European Union', () => {
    expect(judge(new TestLedger().checkout('c1', to('DE')))).toMatchObject({
      state: 'pass',
      warnings: [expect.stringContaining('DE')],
    });
  });

  it('does not warn for business buyers, other countries, or landed cost', () => {
    const ledger = new TestLedger()
      .checkout('c1', { ...to('DE'), customerType: 'business' })
      .checkout('c2', to('US'))
      .checkout('c3', {
        ...to('FR'),
        shipFrom: { address: { country: 'US' } },
        shippingChoice: { shippingTerms: 'DDP' },
      })
      .checkout('c4', to('IT'), { totalDuty: 4.2 });
    expect(judge(ledger)?.warnings).toEqual([]);
  });

  it('warns when the value flips for one country', () => {
    const ledger = new TestLedger().checkout('c1', { ...to('US'), taxInclusive: true }).checkout('c2', to('US'));
    expect(judge(ledger)).toMatchObject({ state: 'pass', warnings: [expect.stringContaining('both true and false')] });
  });
});
