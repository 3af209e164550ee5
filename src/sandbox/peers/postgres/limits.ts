/**
 * Calls counted over all processes: a row for each bucket, filled up by the database's clock. Calls that come in together are
 * counted in one statement. A bucket that was just found empty is not asked again before it can hold a call.
 */
import { createBucketLimiter } from '../bucket';
import type { RateLimiter } from '../port';
import { Gathered } from './gathered';
import type { Link } from './link';

/** `granted` comes in as what is wanted, and goes out as what the bucket had. */
const grant = `
  insert into sandbox.call_limits as bucket (name, tokens, filled_at, granted)
  select name, $3 - least(wanted, floor($3::float8)), now(), wanted
  from unnest($1::text[], $2::int[]) as asked (name, wanted) order by name
  on conflict (name) do update set
    granted = least(excluded.granted, floor(least($3, bucket.tokens
      + $3 * greatest(0, extract(epoch from now() - bucket.filled_at)))))::int,
    tokens = least($3, bucket.tokens + $3 * greatest(0, extract(epoch from now() - bucket.filled_at)))
      - least(excluded.granted, floor(least($3, bucket.tokens
        + $3 * greatest(0, extract(epoch from now() - bucket.filled_at))))),
    filled_at = greatest(bucket.filled_at, now())
  returning name, granted, tokens`;

interface Row {
  readonly name: string;
  readonly granted: number;
  readonly tokens: number;
}

const countOf = (names: readonly string[]) => {
  const counts = new Map<string, number>();
  for (const name of names) counts.set(name, (counts.get(name) ?? 0) + 1);
  return counts;
};

class SharedLimiter implements RateLimiter {
  private readonly asked: Gathered<string, number>;
  /** Counts alone while the database is not reached: the call cannot be stored then either. */
  private readonly alone;
  /** Moments of this process's clock, in milliseconds, before which a bucket holds no call. */
  private readonly emptyUntil = new Map<string, number>();

  constructor(
    private readonly link: Link,
    private readonly perSecond: number,
  ) {
    this.alone = createBucketLimiter(perSecond);
    this.asked = new Gathered((names) => this.askFor(names));
  }

  take(key: string, nowMs: number): number | Promise<number> {
    if (!this.link.isUp) return this.alone.take(key, nowMs);
    const until = this.emptyUntil.get(key);
    if (until === undefined) return this.asked.add(key);
    if (until > nowMs) return this.waitFor(until - nowMs);
    this.emptyUntil.delete(key);
    return this.asked.add(key);
  }

  /** `Retry-After` counts whole seconds, RFC 9110 section 10.2.3. */
  private waitFor(ms: number): number {
    return Math.max(1, Math.ceil(ms / 1000));
  }

  private async askFor(names: readonly string[]): Promise<number[]> {
    const counts = countOf(names);
    const values = [[...counts.keys()], [...counts.values()], this.perSecond];
    const rows = await this.link.ask<Row>(grant, values).catch(() => undefined);
    const left = new Map(rows?.map(({ name, granted }) => [name, Math.min(granted, Math.floor(this.perSecond))]));
    const waits = new Map(rows?.map(({ name, tokens }) => [name, this.untilNext(name, tokens)]));
    return names.map((name) => {
      if (!rows) return this.alone.take(name, performance.now());
      const there = left.get(name) ?? 0;
      left.set(name, there - 1);
      return there > 0 ? 0 : (waits.get(name) ?? 1);
    });
  }

  /** Seconds until the bucket holds a call again; 0 where it does. */
  private untilNext(name: string, tokens: number): number {
    if (tokens >= 1) return 0;
    const ms = ((1 - tokens) / this.perSecond) * 1000;
    this.emptyUntil.set(name, performance.now() + ms);
    return this.waitFor(ms);
  }
}

export function createSharedLimiter(link: Link, perSecond: number): RateLimiter {
  return perSecond === 0 ? createBucketLimiter(0) : new SharedLimiter(link, perSecond);
}
