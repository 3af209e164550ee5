import { describe, expect, it } from 'vitest';
import { movedWords, timeWords, untilWords } from './words';

describe('the time bar', () => {
  it('writes times as people read them', () => {
    expect(timeWords('2030-01-31T12:00:05.000Z')).toBe('31 Jan 2030, 12:00:05');
    expect(timeWords('soon')).toBe('soon');
  });

  it.each([
    ['2030-01-31T12:00:00Z', 'now'],
    ['2030-01-31T11:00:00Z', 'now'],
    ['2030-01-31T12:00:01Z', 'in 1 second'],
    ['2030-01-31T12:59:59Z', 'in 59 minutes'],
    ['2030-02-03T11:00:00Z', 'in 2 days'],
  ])('says how far off %s is', (time, words) => {
    expect(untilWords('2030-01-31T12:00:00Z', time)).toBe(words);
  });

  it('tells what came of moving the clock', () => {
    const time = '2030-01-31T12:00:00Z';
    const one = { time, says: 'It renews', objects: [], events: [{ id: 'e', type: 'subscription.extended' }] };
    expect(movedWords({ time, steps: 0, carriedOut: [], carriedOutInAll: 0 })).toMatch(/Nothing was due\.$/);
    expect(movedWords({ time, steps: 2, carriedOut: [], carriedOutInAll: 0 })).toMatch(/found nothing to do\.$/);
    expect(movedWords({ time, steps: 1, carriedOut: [one], carriedOutInAll: 1 })).toMatch(
      /1 thing happened, with 1 event\.$/,
    );
    expect(movedWords({ time, steps: 70, carriedOut: [one], carriedOutInAll: 60 })).toMatch(/60 things happened\.$/);
  });
});
