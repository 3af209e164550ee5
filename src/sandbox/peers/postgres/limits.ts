/**
 * Calls counted over all processes: a row for each bucket, filled up by the database's clock. Calls that come in together are
 * counted in one statement. A bucket that was just found empty is not asked again before it can hold a call.
 */
import { type BucketLimiter, createBucketLimiter } from '../bucket';
import type { RateLimiter } from '../port';
import { Gathered } from './gathered';
import type { Link } from './link';

const full = `least(excluded.per_second, bucket.tokens
  + excluded.per_second * greatest(0, extract(epoch from now() - bucket.filled_at)))`;

/** `granted` comes in as what is wanted, and goes out as what the bucket had; of a new one, no more than it holds. */
const grant = `
  insert into sandbox.call_limits as bucket (name, per_second, tokens, filled_at, granted)
  select name, per_second, per_second - least(wanted, floor(per_second)), now(), wanted
  from unnest($1::text[], $2::int[], $3::float8[]) as asked (name, wanted, per_second) order by name
  on conflict (name) do update set
    per_second = excluded.per_second,
    granted = least(excluded.granted, floor(${full}))::int,
    tokens = ${full} - least(excluded.granted, floor(${full})),
    filled_at = greatest(bucket.filled_at, now())
  returning name, granted, tokens`;

interface Row {
  readonly name: string;
  readonly granted: number;
  readonly tokens: number;
}

interface Asked {
  readonly name: string;
  readonly perSecond: number;
}

/** Calls of one bucket that are counted together. */
interface Wanted extends Asked {
  readonly count: number;
}

function gather(asked: readonly Asked[]): Wanted[] {
  const byName = new Map<string, Wanted>();
  for (const one of asked) byName.set(one.name, { ...one, count: (byName.get(one.name)?.count ?? 0) + 1 });
  return [...byName.values()];
}

/** `Retry-After` counts whole seconds, RFC 9110 section 10.2.3. */
const wholeSeconds = (ms: number) => Math.max(1, Math.ceil(ms / 1000));

class SharedLimiter implements RateLimiter {
  private readonly asked: Gathered<Asked, number>;
  /** Counts while the database is not reached: nothing can be stored then either. */
  private readonly alone: BucketLimiter;
  /** Moments of this process's clock, in milliseconds, before which a bucket holds no call. */
  private readonly emptyUntil = new Map<string, number>();

  constructor(
    private readonly link: Link,
    private readonly usual: number,
  ) {
    this.alone = createBucketLimiter(usual);
    this.asked = new Gathered((all) => this.ask(all));
  }

  take(name: string, nowMs: number, perSecond = this.usual): number | Promise<number> {
    if (perSecond === 0) return 0;
    if (!this.link.isUp) return this.alone.take(name, nowMs, perSecond);
    const until = this.emptyUntil.get(name) ?? 0;
    if (until > nowMs) return wholeSeconds(until - nowMs);
    this.emptyUntil.delete(name);
    return this.asked.add({ name, perSecond });
  }

  private async ask(all: readonly Asked[]): Promise<number[]> {
    const wanted = gather(all);
    const values = [
      wanted.map(({ name }) => name),
      wanted.map(({ count }) => count),
      wanted.map(({ perSecond }) => perSecond),
    ];
    const rows = await this.link.ask<Row>(grant, values).catch(() => undefined);
    if (!rows) return all.map(({ name, perSecond }) => this.alone.take(name, performance.now(), perSecond));
    return this.share(all, new Map(rows.map((row) => [row.name, row])));
  }

  /** What was granted to a bucket's calls goes to the first of them. */
  private share(all: readonly Asked[], rows: ReadonlyMap<string, Row>): number[] {
    const given = new Map<string, number>();
    return all.map(({ name, perSecond }) => {
      const { granted = 0, tokens = 0 } = rows.get(name) ?? {};
      const count = (given.get(name) ?? 0) + 1;
      given.set(name, count);
      return count <= Math.min(granted, Math.floor(perSecond)) ? 0 : this.noteEmpty(name, tokens, perSecond);
    });
  }

  /** @returns seconds until the bucket holds a call again */
  private noteEmpty(name: string, tokens: number, perSecond: number): number {
    const ms = (Math.max(0, 1 - tokens) / perSecond) * 1000;
    this.emptyUntil.set(name, performance.now() + ms);
    return wholeSeconds(ms);
  }
}

export const createSharedLimiter = (link: Link, usual: number): RateLimiter => new SharedLimiter(link, usual);
