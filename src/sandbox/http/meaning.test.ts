import { describe, expect, it } from 'vitest';
import { operations } from '../../generated/contract/operations';
import { meaningOf } from './meaning';
import { validateBody } from './validation';

const { createFulfillments, createRefunds, createSources, updateFulfillments, createCheckouts } = operations;

describe('a body in the form of the provider’s own samples', () => {
  it.each([
    [
      createFulfillments,
      { orderId: '1', items: [{ itemId: '2', quantity: '2', cancelQuantity: '0' }] },
      { quantity: 2 },
    ],
    [createFulfillments, { orderId: '1', items: [{ itemId: 180179270336, quantity: 1 }] }, { itemId: '180179270336' }],
    [updateFulfillments, { items: [{ itemId: 225220780336 }] }, { itemId: '225220780336' }],
    [createRefunds, { orderId: '1', currency: 'USD', items: [{ itemId: '2', quantity: '4' }] }, { quantity: 4 }],
  ])('means numbers and ids as the contract types them, %#', (operation, body, item) => {
    const meant = meaningOf(operation, body);
    expect(meant).toMatchObject({ items: [item] });
    expect(validateBody(operation.id, meant, body)).toEqual([]);
  });

  it('has the amount of a source as digits in a text, as the browser library sends it', () => {
    const sent = { type: 'klarnaCredit', amount: '101.50', currency: 'USD' };
    expect(meaningOf(createSources, sent)).toEqual({ ...sent, amount: 101.5 });
  });

  it.each(['', ' 2', '2 ', '+2', '-1', '1e2', '0x2', '02', '1.', '.5', '1,5', 'NaN', '1'.repeat(400), true, [2], {}])(
    'keeps %j as it is, so that it is refused',
    (quantity) => {
      const body = { orderId: '1', items: [{ itemId: '2', quantity }] };
      expect(meaningOf(createFulfillments, body)).toEqual(body);
      expect(validateBody('createFulfillments', body, body)).not.toEqual([]);
    },
  );

  it('keeps texts where no sample has a number in them', () => {
    const body = { currency: 'USD', items: [{ skuId: '12', quantity: '2', price: '10' }], metadata: { quantity: '2' } };
    expect(meaningOf(createCheckouts, body)).toBe(body);
    const named = { orderId: '12', items: [{ itemId: '7', trackingNumber: '99' }], metadata: { quantity: '2' } };
    expect(meaningOf(createFulfillments, named)).toBe(named);
  });
});
