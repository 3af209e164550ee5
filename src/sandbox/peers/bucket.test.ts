import { describe, expect, it } from 'vitest';
import { createBucketLimiter } from './bucket';

describe('the rate limit', () => {
  it('lets a second worth of requests through at once, then says how long to wait', () => {
    const limiter = createBucketLimiter(25);
    const waits = Array.from({ length: 26 }, () => limiter.take('a', 0));
    expect(waits.slice(0, 25).every((wait) => wait === 0)).toBe(true);
    expect(waits[25]).toBe(1);
  });

  it('fills up evenly, and no further than a second', () => {
    const limiter = createBucketLimiter(2);
    const takeAt = (now: number) => limiter.take('a', now);
    expect([takeAt(0), takeAt(0), takeAt(0), takeAt(500), takeAt(500)]).toEqual([0, 0, 1, 0, 1]);
    expect([takeAt(60_000), takeAt(60_000), takeAt(60_000)]).toEqual([0, 0, 1]);
  });

  it('counts accounts apart', () => {
    const limiter = createBucketLimiter(1);
    expect([limiter.take('a', 0), limiter.take('b', 0)]).toEqual([0, 0]);
  });

  it('is off at 0', () => {
    const limiter = createBucketLimiter(0);
    expect(Array.from({ length: 1000 }, () => limiter.take('a', 0)).every((wait) => wait === 0)).toBe(true);
  });
});
