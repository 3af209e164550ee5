import { describe, expect, it } from 'vitest';
import type { Exchange } from '../../ledger/types';
import { EVERYTHING, select } from './filter';

const call = (sequence: number, method: string, path: string, status: number, type?: string): Exchange => ({
  kind: 'exchange',
  origin: 'connector',
  sequence,
  requestId: '',
  time: '',
  durationMs: 0,
  operationId: null,
  method,
  path,
  keyKind: 'secret',
  requestHeaders: {},
  requestBody: null,
  status,
  responseHeaders: {},
  responseBody: null,
  objects: [],
  events: type ? [{ id: '', type, time: '', objectKind: '', objectId: '' }] : [],
});

const ledger = [
  call(1, 'POST', '/checkouts', 201, 'checkout.created'),
  call(2, 'POST', '/orders', 409),
  call(3, 'GET', '/orders/1', 200),
];
const numbers = (found: Exchange[]): number[] => found.map(({ sequence }) => sequence);

describe('select', () => {
  it('shows everything, newest first', () => {
    expect(numbers(select(ledger, EVERYTHING))).toEqual([3, 2, 1]);
  });

  it('finds by every word: path, status, event type', () => {
    expect(numbers(select(ledger, { text: 'ORDERS 409', outcome: 'all' }))).toEqual([2]);
    expect(numbers(select(ledger, { text: 'checkout.created', outcome: 'all' }))).toEqual([1]);
    expect(select(ledger, { text: 'orders 500', outcome: 'all' })).toEqual([]);
  });

  it('tells refused from succeeded', () => {
    expect(numbers(select(ledger, { text: '', outcome: 'refused' }))).toEqual([2]);
    expect(numbers(select(ledger, { text: '', outcome: 'answered' }))).toEqual([3, 1]);
  });
});
