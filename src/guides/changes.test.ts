import { describe, expect, it } from 'vitest';
import type { Exchange } from '../ledger/types';
import { changesOf, diff } from './changes';

function exchange(parts: Partial<Exchange>): Exchange {
  return {
    kind: 'exchange',
    origin: 'connector',
    sequence: 1,
    requestId: 'r',
    time: '2030-01-31T12:00:00Z',
    durationMs: 1,
    operationId: null,
    method: 'POST',
    path: '/',
    keyKind: 'secret',
    requestHeaders: {},
    requestBody: null,
    status: 200,
    responseHeaders: {},
    responseBody: null,
    objects: [],
    events: [],
    ...parts,
  };
}

describe('diff', () => {
  it('names each field that differs', () => {
    const before = { state: 'accepted', items: [{ quantity: 2 }], total: 5 };
    const after = { state: 'complete', items: [{ quantity: 1 }], total: 5 };
    expect(diff(before, after)).toEqual([
      { path: 'state', from: 'accepted', to: 'complete' },
      { path: 'items[0].quantity', from: 2, to: 1 },
    ]);
  });

  it('tells fields that came and went', () => {
    expect(diff({ a: 1 }, { b: 2 })).toEqual([
      { path: 'a', from: 1, to: undefined },
      { path: 'b', from: undefined, to: 2 },
    ]);
  });

  it('leaves out times of writing', () => {
    expect(
      diff({ updatedTime: 'x', shipTo: { updatedTime: 1 } }, { updatedTime: 'y', shipTo: { updatedTime: 2 } }),
    ).toEqual([]);
  });

  it('takes an object that becomes a list as one change', () => {
    expect(diff({ a: {} }, { a: [] })).toEqual([{ path: 'a', from: {}, to: [] }]);
  });
});

describe('changesOf', () => {
  const created = exchange({ objects: [{ kind: 'checkout', id: 'c1' }] });

  it('says which object is new and remembers it', () => {
    const { changes, known } = changesOf(created, { id: 'c1', totalAmount: 21.51 }, {});
    expect(changes).toEqual([{ kind: 'checkout', id: 'c1', created: true, fields: [] }]);
    expect(known).toEqual({ c1: { id: 'c1', totalAmount: 21.51 } });
  });

  it('compares with the form known before', () => {
    const { changes } = changesOf(created, { id: 'c1', totalAmount: 26.89 }, { c1: { id: 'c1', totalAmount: 21.51 } });
    expect(changes[0]?.fields).toEqual([{ path: 'totalAmount', from: 21.51, to: 26.89 }]);
  });

  it('reads objects out of events and takes the last form of each', () => {
    const event = { id: 'e1', type: 'order.fulfilled', time: '', objectKind: 'order', objectId: 'o1' };
    const events = [
      { ...event, object: { id: 'o1', state: 'fulfilled' } },
      { ...event, id: 'e2', type: 'order.complete', object: { id: 'o1', state: 'complete' } },
    ];
    const { changes } = changesOf(exchange({ events }), { id: 'f1' }, { o1: { id: 'o1', state: 'accepted' } });
    expect(changes).toContainEqual({
      kind: 'order',
      id: 'o1',
      created: false,
      fields: [{ path: 'state', from: 'accepted', to: 'complete' }],
    });
  });

  it('is silent where nothing changed, and without a ledger', () => {
    expect(changesOf(null, { id: 'c1', a: 1 }, { c1: { id: 'c1', a: 1 } }).changes).toEqual([]);
    expect(changesOf(null, null, {}).changes).toEqual([]);
  });
});
