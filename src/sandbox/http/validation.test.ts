import { describe, expect, it } from 'vitest';
import type { OperationId } from '../../generated/contract/operations';
import { validateBody } from './validation';

const found = (id: OperationId, body: unknown) =>
  validateBody(id, body).map(({ code, parameter }) => `${code} ${parameter}`);
const checkout = (more: object) => ({ currency: 'USD', items: [{ skuId: 'a', price: 1 }], ...more });

describe('bodies', () => {
  it('pass when they follow the contract', () => {
    expect(found('createCheckouts', checkout({ sourceId: '', metadata: { a: 1, b: true, c: 'x' } }))).toEqual([]);
    expect(found('createRefunds', { orderId: '1', currency: 'USD', amount: '27.01' })).toEqual([]);
  });

  it.each([
    ['a field that is missing', {}, ['missing_parameter currency', 'missing_parameter items']],
    [
      'a field inside that is missing',
      checkout({ shipTo: { address: { city: 'X' } } }),
      ['missing_parameter shipTo.address.country'],
    ],
    ['a field nobody knows', checkout({ price: 1 }), ['unknown_parameter price']],
    [
      'an unknown field of a line',
      { currency: 'USD', items: [{ skuId: 'a', cost: 1 }] },
      ['unknown_parameter items[0].cost'],
    ],
    ['a wrong type', checkout({ taxInclusive: 'no' }), ['invalid_parameter taxInclusive']],
    ['a value out of its list', checkout({ chargeType: 'free' }), ['invalid_parameter chargeType']],
    ['a discount of nothing', checkout({ discount: { amountOff: 0 } }), ['invalid_discount_amount discount']],
    [
      'a discount of too much',
      { currency: 'USD', items: [{ skuId: 'a', discount: { percentOff: 101 } }] },
      ['invalid_discount_percent items[0].discount'],
    ],
    [
      'too much metadata',
      checkout({ metadata: Object.fromEntries(Array.from({ length: 21 }, (_, index) => [`k${index}`, 1])) }),
      ['too_many_metadata_pairs metadata'],
    ],
    ['a long key of metadata', checkout({ metadata: { ['k'.repeat(41)]: 1 } }), ['invalid_metadata_key metadata']],
    ['a long value of metadata', checkout({ metadata: { a: 'x'.repeat(501) } }), ['invalid_metadata_value metadata']],
    ['a list as a value of metadata', checkout({ metadata: { a: [] } }), ['invalid_metadata_value metadata']],
    ['metadata that is none', checkout({ metadata: 'x' }), ['invalid_parameter metadata']],
    [
      'metadata of a line',
      { currency: 'USD', items: [{ skuId: 'a', metadata: { a: null } }] },
      ['invalid_metadata_value items[0].metadata'],
    ],
  ])('tell of %s', (_name, body, expected) => {
    expect(found('createCheckouts', body)).toEqual(expected);
  });

  it('tell of fields that an update may not touch', () => {
    expect(found('updateCheckouts', { taxInclusive: true })).toEqual(['unknown_parameter taxInclusive']);
    expect(found('updateCheckouts', { items: [{ id: 'a', price: 2 }] })).toEqual(['unknown_parameter price']);
    expect(found('updateCheckouts', { items: [{ id: 'a', shipFrom: { city: 'X' } }] })).toEqual([
      'unknown_parameter city',
    ]);
  });

  it('never repeat a value in a message', () => {
    const body = {
      type: 'creditCard',
      creditCard: { number: '4444222233331111x', expirationMonth: 13, expirationYear: 2035, cvv: '12345' },
    };
    const text = JSON.stringify(validateBody('createSources', body));
    expect(text).not.toContain('4444');
    expect(text).not.toContain('12345');
  });
});
