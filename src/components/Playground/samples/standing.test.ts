import { expect, it } from 'vitest';
import type { ListedOperation } from '../../../generated/contract/operation-list';
import { standingCall } from './standing';

const operation = (method: ListedOperation['method'], path: string): ListedOperation => ({
  ...{ id: 'one', method, path, summary: '' },
});

it('a call stands as its form has it: ids in the path, lists in the query, the body as it was typed', () => {
  const list = { parameters: { id: 'ch /1' }, query: { limit: 3, 'ids[]': ['a', 'b'] }, body: null };
  expect(standingCall(operation('GET', '/checkouts/{id}/sources'), list, 'auto')).toEqual({
    method: 'GET',
    path: '/checkouts/ch%20%2F1/sources?limit=3&ids%5B%5D=a&ids%5B%5D=b',
    key: 'secret',
  });
  const typed = { parameters: {}, query: {}, body: '{ "type": "creditCard" ' };
  expect(standingCall(operation('POST', '/sources'), typed, 'auto')).toEqual({
    method: 'POST',
    path: '/sources',
    key: 'public',
    headers: { 'Content-Type': 'application/json' },
    body: '{ "type": "creditCard" ',
  });
});

it('no call stands while an id of its path is missing', () => {
  const empty = { parameters: { id: '' }, query: {}, body: null };
  expect(standingCall(operation('GET', '/orders/{id}'), empty, 'auto')).toBeNull();
});
