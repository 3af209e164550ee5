import { expect, it } from 'vitest';
import type { ListedOperation } from '../../../generated/contract/operation-list';
import { formOf } from './recorded';

const operation = (path: string): ListedOperation => ({ id: 'one', method: 'GET', path, summary: '' });

it('a recorded call stands in its form as it was sent', () => {
  const path = '/checkouts/ch%20%2F1/sources/so-2?limit=3&ids[]=a&ids[]=b';
  expect(formOf({ path, requestBody: { a: 1 } }, operation('/checkouts/{id}/sources/{sourceId}'))).toEqual({
    parameters: { id: 'ch /1', sourceId: 'so-2' },
    query: { limit: '3', 'ids[]': ['a', 'b'] },
    body: '{\n  "a": 1\n}',
  });
  expect(formOf({ path: '/orders', requestBody: null }, operation('/orders'))).toEqual({
    parameters: {},
    query: {},
    body: null,
  });
});
