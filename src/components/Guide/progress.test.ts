import { describe, expect, it } from 'vitest';
import { guardStorage } from '../../browser/storage';
import { freshStart } from '../../guides/run';
import { placeOf, type Runs, readRuns, writeRuns } from './progress';

/** What a browser's storage does, with room for a number of characters. */
function storage(content: Record<string, string> = {}, room = Number.POSITIVE_INFINITY) {
  const store = guardStorage(() => ({
    length: Object.keys(content).length,
    key: (at) => Object.keys(content)[at] ?? null,
    getItem: (key) => content[key] ?? null,
    setItem: (key, value) => {
      if (value.length > room) throw new DOMException('full', 'QuotaExceededError');
      content[key] = value;
    },
    removeItem: (key) => {
      delete content[key];
    },
  }));
  return { ...store, content };
}

const KEY = 'connector-standards:guide:g';
const runs: Runs = { page: { carried: freshStart('r1'), results: {} } };

describe('progress', () => {
  it('comes back as it was written', () => {
    const kept = storage();
    writeRuns(kept, 'g', runs);
    expect(readRuns(kept, 'g')).toEqual({ runs, setAside: null, maySave: true });
  });

  it('is kept without the card of a call', () => {
    const kept = storage();
    const request = {
      method: 'POST',
      path: '/sources',
      body: { creditCard: { number: '4444222233331111', cvv: '123' } },
    };
    const results = { card: { stepId: 'card', request, changes: [], problems: [], captured: {}, exchange: null } };
    writeRuns(kept, 'g', { page: { carried: freshStart('r1'), results } } as unknown as Runs);
    expect(kept.content[KEY]).toContain('/sources');
    expect(kept.content[KEY]).not.toMatch(/4444222233331111|"123"/);
  });

  it.each(['{ not json', '{"version":99,"runs":{}}', '{"version":1,"runs":{"page":{"carried":{}}}}', 'null'])(
    'sets %j aside',
    (text) => {
      const kept = storage({ [KEY]: text });
      expect(readRuns(kept, 'g')).toEqual({ runs: {}, setAside: `${KEY}:set-aside`, maySave: true });
      expect(kept.content[`${KEY}:set-aside`]).toBe(text);
    },
  );

  it('starts empty without storage', () => {
    const blocked = guardStorage(() => {
      throw new DOMException('blocked', 'SecurityError');
    });
    expect(readRuns(blocked, 'g')).toEqual({ runs: {}, setAside: null, maySave: true });
    expect(writeRuns(blocked, 'g', runs)).toBe('refused');
  });

  it('says that a full storage kept nothing, and leaves what it could not move where it is', () => {
    const full = storage({ [KEY]: '{damaged' }, 0);
    expect(writeRuns(full, 'other', runs)).toBe('full');
    expect(readRuns(full, 'g')).toEqual({ runs: {}, setAside: KEY, maySave: false });
    expect(full.content).toEqual({ [KEY]: '{damaged' });
  });

  it('keeps sandboxes apart', () => {
    expect(placeOf({ target: 'page', baseUrl: 'http://localhost:4010' })).toBe('page');
    expect(placeOf({ target: 'local', baseUrl: 'http://localhost:4010' })).toBe('http://localhost:4010');
  });
});
