/**
 * Who sends along which line: a row for each line that somebody has, with the number of the process that has it. The row
 * counts as long as that process holds the lock on its number, so that nothing has to be renewed and nothing to be waited
 * for: what a process had that died is free at once. Locks of the database itself would do for a few lines; there is room
 * for some thousand of them in all of a server.
 */
import type { Hold } from '../port';
import { Gathered } from './gathered';
import { type Link, lockClass } from './link';

/** In the order of their names, so that two processes never wait for each other. Tells who has those that are not given. */
const take = `
  with taken as (
    insert into sandbox.delivery_lines as line (name, holder)
    select name, $2 from unnest($1::text[]) as name order by name
    on conflict (name) do update set holder = excluded.holder
    where line.holder = excluded.holder or pg_try_advisory_xact_lock_shared(${lockClass}, line.holder)
    returning name, holder
  )
  select name, holder from taken
  union all select name, holder from sandbox.delivery_lines
    where name = any($1::text[]) and name not in (select name from taken)`;

const release = 'delete from sandbox.delivery_lines where holder = $2 and name = any($1::text[])';

export class Lines {
  private readonly takes: Gathered<string, number | undefined>;
  private readonly releases: Gathered<Held, undefined>;

  constructor(private readonly link: Link) {
    this.takes = new Gathered((lines) => this.takeAll(lines));
    this.releases = new Gathered((held) => this.releaseAll(held));
  }

  async take(line: string): Promise<Hold | undefined> {
    const holder = await this.takes.add(line);
    return holder === undefined ? undefined : new Held(line, holder, this.link, (held) => this.releases.add(held));
  }

  /** Where the database is not reached nobody is sent anything; once it is, everything that waits is looked for. */
  private async takeAll(lines: readonly string[]): Promise<(number | undefined)[]> {
    const { link } = this;
    if (!link.isUp) return lines.map(() => undefined);
    const { holder } = link;
    const rows = await link.ask<{ name: string; holder: number }>(take, [[...new Set(lines)], holder]);
    const taken = new Set<string>();
    for (const row of rows)
      if (row.holder === holder) taken.add(row.name);
      else link.met(row.holder);
    return lines.map((line) => (taken.has(line) ? holder : undefined));
  }

  /** What cannot be given back now ends with the connection. */
  private async releaseAll(held: readonly Held[]): Promise<undefined[]> {
    const names = held.filter(({ isHeld }) => isHeld).map(({ line }) => line);
    if (names.length > 0) await this.link.ask(release, [names, this.link.holder]).catch(() => undefined);
    return held.map(() => undefined);
  }
}

class Held implements Hold {
  constructor(
    readonly line: string,
    private readonly holder: number,
    private readonly link: Link,
    private readonly giveBack: (held: Held) => Promise<undefined>,
  ) {}

  get isHeld(): boolean {
    return this.link.isUp && this.link.holder === this.holder;
  }

  release(): Promise<void> {
    return this.giveBack(this);
  }
}
