import { describe, expect, it } from 'vitest';
import type { DeliveryEntry, Exchange, TimerEntry } from '../../../ledger/types';
import { eventsAbout, isAbout, suggest } from './find';
import { linksIn } from './links';

const event = {
  id: 'evt-1',
  type: 'order.accepted',
  time: '2030-01-31T12:00:00Z',
  objectKind: 'order',
  objectId: '2001',
};
const call = {
  ...{ kind: 'exchange', sequence: 1, requestId: 'req-2001', method: 'POST', path: '/orders' },
  ...{ objects: [{ kind: 'order', id: '2001' }], events: [event] },
} as unknown as Exchange;
const timer = {
  ...{ kind: 'timer', sequence: 2, objects: [{ kind: 'subscription', id: 'sub-20' }], events: [] },
} as unknown as TimerEntry;
const delivery = {
  ...{ kind: 'delivery', sequence: 3, deliveryId: 'dlv-1', objects: [{ kind: 'order', id: '2001' }], events: [] },
} as unknown as DeliveryEntry;
const entries = [call, timer, delivery];

describe('what an id names', () => {
  it('is found by a part of it, objects before calls, the newest first', () => {
    expect(suggest(entries, '20', 9).map(({ kind, id }) => `${kind} ${id}`)).toEqual([
      'order 2001',
      'subscription sub-20',
      'request req-2001',
    ]);
    expect(suggest(entries, 'DLV', 9)).toEqual([{ kind: 'delivery', id: 'dlv-1', sequence: 3 }]);
    expect(suggest(entries, '#2', 9)).toEqual([{ kind: 'entry', id: '#2', sequence: 2 }]);
    expect(suggest(entries, ' ', 9)).toEqual([]);
    expect(suggest(entries, '20', 1)).toHaveLength(1);
  });

  it.each([
    ['2001', [1, 3]],
    ['evt-1', [1]],
    ['req-2001', [1]],
    ['dlv-1', [3]],
    ['#2', [2]],
    ['200', []],
  ])('has a timeline: %s', (id, sequences) => {
    expect(entries.filter((entry) => isAbout(entry, id)).map(({ sequence }) => sequence)).toEqual(sequences);
  });

  it('has the events about it alone', () => {
    expect(eventsAbout(call, '2001')).toEqual(['order.accepted']);
    expect(eventsAbout(call, 'sub-20')).toEqual([]);
  });

  it('leads to what its document names', () => {
    const document = {
      id: '2001',
      checkoutId: 'c1',
      items: [
        { id: 'i1', skuId: 's1' },
        { id: 'i2', skuId: 's1' },
      ],
      payment: { charges: [{ id: 'ch1', sourceId: 'src1' }] },
    };
    expect(linksIn(document, '2001').map(({ name, id }) => `${name} ${id}`)).toEqual([
      'checkout c1',
      'item i1',
      'sku s1',
      'item i2',
      'charge ch1',
      'source src1',
    ]);
  });
});
