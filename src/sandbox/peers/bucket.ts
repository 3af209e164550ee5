/** A token bucket for each key: as many requests at once as a second allows, refilled evenly. */

interface Bucket {
  tokens: number;
  filledAt: number;
}

/** Counts what this process lets through. */
export interface BucketLimiter {
  /**
   * Seconds to wait, or 0 when the request may pass.
   * @param perSecond of this key, where it has a limit of its own
   */
  take(key: string, nowMs: number, perSecond?: number): number;
}

/** More callers than one process serves in a moment. Whoever is forgotten begins with a full bucket. */
const mostBuckets = 50_000;

/** @param usual requests a second; 0 switches the limit off */
export function createBucketLimiter(usual: number): BucketLimiter {
  const buckets = new Map<string, Bucket>();
  return {
    take(key, nowMs, perSecond = usual) {
      if (perSecond === 0) return 0;
      if (buckets.size >= mostBuckets && !buckets.has(key)) buckets.clear();
      const bucket = buckets.get(key) ?? { tokens: perSecond, filledAt: nowMs };
      const refill = (Math.max(0, nowMs - bucket.filledAt) / 1000) * perSecond;
      const tokens = Math.min(perSecond, bucket.tokens + refill);
      const passes = tokens >= 1;
      buckets.set(key, { tokens: passes ? tokens - 1 : tokens, filledAt: nowMs });
      // Retry-After counts whole seconds, RFC 9110 section 10.2.3.
      return passes ? 0 : Math.max(1, Math.ceil((1 - tokens) / perSecond));
    },
  };
}
