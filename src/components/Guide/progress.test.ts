import { describe, expect, it } from 'vitest';
import { freshStart } from '../../guides/run';
import { placeOf, type Runs, readRuns, writeRuns } from './progress';

function storage(
  content: Record<string, string> = {},
): Pick<Storage, 'getItem' | 'setItem'> & { content: Record<string, string> } {
  return {
    content,
    getItem: (key) => content[key] ?? null,
    setItem: (key, value) => {
      content[key] = value;
    },
  };
}

const KEY = 'connector-standards:guide:g';
const runs: Runs = { page: { carried: freshStart('r1'), results: {} } };

describe('progress', () => {
  it('comes back as it was written', () => {
    const kept = storage();
    writeRuns(kept, 'g', runs);
    expect(readRuns(kept, 'g')).toEqual({ runs, setAside: null });
  });

  it.each(['{ not json', '{"version":99,"runs":{}}', '{"version":1,"runs":{"page":{"carried":{}}}}', 'null'])(
    'sets %j aside',
    (text) => {
      const kept = storage({ [KEY]: text });
      expect(readRuns(kept, 'g')).toEqual({ runs: {}, setAside: `${KEY}:set-aside` });
      expect(kept.content[`${KEY}:set-aside`]).toBe(text);
    },
  );

  it('starts empty without storage', () => {
    expect(readRuns(null, 'g')).toEqual({ runs: {}, setAside: null });
  });

  it('survives a full storage', () => {
    const full = {
      getItem: () => null,
      setItem: () => {
        throw new Error('full');
      },
    };
    expect(() => writeRuns(full, 'g', runs)).not.toThrow();
  });

  it('keeps sandboxes apart', () => {
    expect(placeOf({ target: 'page', baseUrl: 'http://localhost:4010' })).toBe('page');
    expect(placeOf({ target: 'local', baseUrl: 'http://localhost:4010' })).toBe('http://localhost:4010');
  });
});
