import { describe, expect, it } from 'vitest';
import { keptAnswer } from './kept-answer';

const list = (entries: number, characters: number) => ({
  hasMore: true,
  data: Array.from({ length: entries }, (_, index) => ({ id: String(index), name: 'x'.repeat(characters) })),
});

describe('what the ledger keeps of an answer', () => {
  it('is all of an object and of a list of usual size, without secrets', () => {
    expect(keptAnswer(list(100, 500), false)).toEqual(list(100, 500));
    expect(keptAnswer({ id: '1', note: 'card 4444222233331111' }, false)).toEqual({ id: '1', note: 'card [redacted]' });
    expect(keptAnswer(null, false)).toBeNull();
  });

  it('is the first entries of a list of large objects, and how many there were', () => {
    const kept = keptAnswer(list(100, 30_000), false) as {
      data: { id: string }[];
      entriesInAll: number;
      hasMore: boolean;
    };
    expect(kept.data.map(({ id }) => id)).toEqual(['0', '1', '2']);
    expect(kept).toMatchObject({ hasMore: true, entriesInAll: 100 });
    expect(JSON.stringify(kept).length).toBeLessThan(110_000);
  });

  it('is at least the first entry, however large', () => {
    expect(keptAnswer(list(2, 400_000), false)).toMatchObject({ data: [{ id: '0' }], entriesInAll: 2 });
  });
});
