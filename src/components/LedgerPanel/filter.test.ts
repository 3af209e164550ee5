import { describe, expect, it } from 'vitest';
import type { DeliveryEntry, Exchange, LedgerEntry, TimerEntry } from '../../ledger/types';
import { countWords, EVERYTHING, select } from './filter';

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
const numbers = (found: LedgerEntry[]): number[] => found.map(({ sequence }) => sequence);

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

describe('entries that are no calls', () => {
  const timer: TimerEntry = {
    ...{ kind: 'timer', cause: 'due', sequence: 4, time: '', origin: 'connector', objects: [] },
    events: [{ id: '', type: 'order.charge.capture.complete', time: '', objectKind: '', objectId: '' }],
  };
  const delivery = {
    ...{ kind: 'delivery', sequence: 6, time: '', origin: 'connector', events: [], objects: [] },
    ...{ deliveryId: 'd', webhookId: 'w', eventId: 'e', eventType: 'order.accepted', attempt: 2, cause: 'event' },
    ...{
      url: 'http://localhost:8080/hooks',
      apiVersion: '2021-12-13',
      durationMs: 12,
      outcome: 'refused',
      status: 500,
    },
  } as DeliveryEntry;
  const control: Exchange = { ...call(5, 'POST', '/_sandbox/clock', 200), kind: 'control' };
  const mixed = [...ledger, timer, control];

  it('are found by their kind, words and events, and are neither answered nor refused', () => {
    expect(numbers(select(mixed, { text: 'timer', outcome: 'all' }))).toEqual([4]);
    expect(numbers(select(mixed, { text: 'capture.complete', outcome: 'all' }))).toEqual([4]);
    expect(numbers(select(mixed, { text: 'clock moved', outcome: 'all' }))).toEqual([5]);
    for (const outcome of ['answered', 'refused'] as const)
      expect(numbers(select(mixed, { text: '', outcome }))).not.toContain(4);
  });

  it('are found by where an event was sent and what came of it; one that was not acknowledged counts as refused', () => {
    const delivered = { ...delivery, sequence: 7, outcome: 'acknowledged', status: 202 } as const;
    const all = [...mixed, delivery, delivered];
    expect(numbers(select(all, { text: 'delivery order.accepted attempt 2', outcome: 'all' }))).toEqual([7, 6]);
    expect(numbers(select(all, { text: 'localhost:8080 500', outcome: 'all' }))).toEqual([6]);
    expect(numbers(select(all, { text: 'delivery', outcome: 'refused' }))).toEqual([6]);
    expect(numbers(select(all, { text: 'delivery', outcome: 'answered' }))).toEqual([7]);
  });

  it('are counted apart', () => {
    expect(countWords(ledger)).toBe('3 calls');
    expect(countWords([...ledger, timer])).toBe('3 calls and 1 other entry');
    expect(countWords(mixed)).toBe('3 calls and 2 other entries');
  });
});
