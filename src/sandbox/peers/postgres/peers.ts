/** Several processes on one PostgreSQL database. */
import type { Peers } from '../port';
import { createSharedLimiter } from './limits';
import { Lines } from './lines';
import { Link, type LinkOptions } from './link';
import { channel, notify, textOf } from './wire';

/** How often the others hear of ledgers that grew, in milliseconds: nothing but views of them hangs on it. */
const ledgersEveryMs = 250;

/** Tells what was not told with a change itself. */
class Growth {
  private readonly newest = new Map<string, number>();
  private timer: NodeJS.Timeout | undefined;

  constructor(
    private readonly link: Link,
    private readonly self: string,
  ) {}

  note(accountId: string, sequence: number): void {
    if (!this.link.hasCompany) return;
    this.newest.set(accountId, sequence);
    this.timer ??= setTimeout(() => void this.tell(), ledgersEveryMs).unref();
  }

  private async tell(): Promise<void> {
    this.timer = undefined;
    const texts = [...this.newest].map(([accountId, sequence]) =>
      textOf({ about: 'ledger', accountId, sequence }, this.self),
    );
    this.newest.clear();
    // Whoever looks on reads the ledger itself sooner or later.
    await this.link.ask(notify, [channel, texts]).catch(() => 0);
  }
}

export function createPostgresPeers(options: LinkOptions): Peers {
  const link = new Link(options);
  const lines = new Lines(link);
  const growth = new Growth(link, options.self);
  return {
    take: (line) => lines.take(line),
    grew: (accountId, sequence) => growth.note(accountId, sequence),
    caughtUp: () => link.caughtUp(),
    limiter: (perSecond) => createSharedLimiter(link, perSecond),
    join: (listener) => link.join(listener),
    leave: () => link.leave(),
  };
}
