/** Entries of a ledger file: one of each kind is taken, and what is wrong with another is said. */
import { describe, expect, it } from 'vitest';
import { soundEntry } from '../sandbox/storage/soundness';
import { isSound } from '../sandbox-client/sound';
import { readEntry } from './read-entry';

const delivery = {
  ...{ kind: 'delivery', sequence: 3, time: '2030-01-31T12:00:00Z', origin: 'connector', objects: [], events: [] },
  ...{ deliveryId: 'd', webhookId: 'w', eventId: 'e', eventType: 'order.accepted', attempt: 1, cause: 'event' },
  ...{
    url: 'http://localhost:8080/hooks',
    apiVersion: '2021-12-13',
    durationMs: 12,
    outcome: 'acknowledged',
    status: 200,
  },
};
const timer = {
  ...{ kind: 'timer', sequence: 2, time: '2030-01-31T12:00:00Z', origin: 'connector', cause: 'due' },
  ...{ objects: [], events: [] },
};

describe('an entry of a file, of a store and of a server', () => {
  it.each([timer, delivery])('is read where it has what its kind needs: %j', (entry) => {
    expect(readEntry(entry)).toEqual(entry);
    expect(isSound(entry)).toBe(true);
    expect(soundEntry(entry.sequence, entry)).toEqual(entry);
  });

  it.each(['webhookId', 'eventId', 'url', 'outcome'])('that is a delivery without its %s is not', (name) => {
    const damaged = { ...delivery, [name]: undefined };
    expect(readEntry(damaged)).toMatch(new RegExp(`no usable ${name}`));
    expect(isSound(damaged)).toBe(false);
    expect(soundEntry(delivery.sequence, damaged)).toBeUndefined();
  });

  const listed = {
    ...timer,
    objects: [{ kind: 'order', id: 'o' }],
    events: [{ id: 'e', type: 'order.accepted', time: timer.time, objectKind: 'order', objectId: 'o' }],
  };

  it.each([
    ...['kind', 'id'].map((field) => ['objects', field] as const),
    ...['id', 'type', 'objectKind', 'objectId'].map((field) => ['events', field] as const),
  ])('whose %s lack a %s is not, and the field is named', (list, field) => {
    expect(readEntry(listed)).toEqual(listed);
    for (const bad of [undefined, null, 7, {}]) {
      const [inner] = listed[list];
      const damaged = { ...listed, [list]: [inner, { ...inner, [field]: bad }] };
      expect(readEntry(damaged)).toContain(`no usable ${list}[1].${field}`);
      expect(isSound(damaged)).toBe(false);
    }
    expect(readEntry({ ...listed, [list]: [null] })).toContain(`no usable ${list}[0]: it is null`);
  });

  it('that is a delivery shows no card, key or token of its address and its answer', () => {
    const leaking = {
      ...delivery,
      url: 'http://localhost:8080/hooks?token=abc123&shop=1',
      answer: 'Not for 4444222233331111 with sk_test_abcdefgh12345678',
    };
    const read = JSON.stringify(readEntry(leaking));
    expect(read).toContain('shop=1');
    expect(read).not.toMatch(/abc123|4444222233331111|sk_test_abcdefgh/);
  });
});
