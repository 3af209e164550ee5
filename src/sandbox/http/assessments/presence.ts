/** Which browsers have an assessment open, as far as they ask this process for news of it. Nothing of it is stored. */

/** A browser that asks for news. */
export interface Present {
  /** Drawn by the browser, the same in all of its tabs. */
  readonly browser: string;
  /** As the person wants to be called. */
  readonly by?: string | undefined;
}

/** What one browser is told of the others. */
export interface Others {
  /** Another one whenever somebody comes, goes or is called otherwise. */
  readonly version: number;
  /** The first who came first. */
  readonly others: readonly { readonly by?: string }[];
}

interface Seen extends Present {
  /** Milliseconds since 1970. */
  readonly until: number;
}

/** Who answers nothing for so long after a wait has gone. */
const graceMs = 5000;
/** Browsers that are told of, of one assessment, so that nobody can make a server hold as many as it likes. */
const mostPresent = 50;
/** Assessments that are open at a time, of all accounts. */
const mostOpen = 2000;

export class Presence {
  private readonly open = new Map<string, { version: number; browsers: Map<string, Seen> }>();
  /** Begins with the time: after a restart, no version is one that a browser knows. */
  private newest = Date.now();

  /** @param ms how long the browser waits for news. @returns whether others have something to hear */
  see(assessment: string, { browser, by }: Present, ms: number): boolean {
    const now = Date.now();
    const known = this.current(assessment, now);
    if (!known && this.open.size >= mostOpen) this.forgetGone(now);
    if (!known && this.open.size >= mostOpen) return false;
    const at = known ?? { version: 0, browsers: new Map<string, Seen>() };
    const before = at.browsers.get(browser);
    if (!before && at.browsers.size >= mostPresent) return false;
    at.browsers.set(browser, { browser, by, until: Math.max(before?.until ?? 0, now + ms + graceMs) });
    this.open.set(assessment, at);
    if (before && before.by === by) return false;
    at.version = this.next();
    return true;
  }

  besides(assessment: string, browser: string): Others {
    const at = this.current(assessment, Date.now());
    const others = [...(at?.browsers.values() ?? [])].filter((one) => one.browser !== browser);
    return { version: at?.version ?? 0, others: others.map(({ by }) => (by === undefined ? {} : { by })) };
  }

  /** When the next one goes, if it asks no more: milliseconds from now. */
  untilNextGoes(assessment: string): number {
    const now = Date.now();
    const ends = [...(this.current(assessment, now)?.browsers.values() ?? [])].map(({ until }) => until);
    return Math.min(...ends, Number.POSITIVE_INFINITY) - now;
  }

  private next(): number {
    this.newest += 1;
    return this.newest;
  }

  /** Without those who have gone. */
  private current(assessment: string, now: number) {
    const at = this.open.get(assessment);
    if (!at) return undefined;
    const gone = [...at.browsers.values()].filter(({ until }) => until <= now);
    for (const { browser } of gone) at.browsers.delete(browser);
    if (gone.length > 0) at.version = this.next();
    return at;
  }

  private forgetGone(now: number): void {
    for (const name of [...this.open.keys()]) if (this.current(name, now)?.browsers.size === 0) this.open.delete(name);
  }
}
