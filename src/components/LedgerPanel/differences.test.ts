import { expect, it } from 'vitest';
import type { Exchange } from '../../ledger/types';
import { differencesBetween } from './differences';

const call = (parts: Partial<Exchange>) =>
  ({ method: 'POST', path: '/orders', keyKind: 'secret', status: 201, ...parts }) as Exchange;

it('names each value in which two calls differ, and no other', () => {
  const one = call({ requestBody: { items: [{ price: 10 }], note: 'a' }, responseBody: { id: '1', tags: [] } });
  const other = call({ status: 400, requestBody: { items: [{ price: 12 }], note: 'a' }, responseBody: { id: '1' } });
  expect(differencesBetween(one, other)).toEqual([
    { place: 'status', one: '201', other: '400' },
    { place: 'request.items[0].price', one: '10', other: '12' },
    { place: 'answer.tags', one: '[]', other: undefined },
  ]);
  expect(differencesBetween(one, one)).toEqual([]);
});
