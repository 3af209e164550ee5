/** One timer for each account: it rings for the first of the moments that were asked for. */

/** Timers of the platform count in 32 bits; whoever is rung too early looks and sets it again. */
const longestMs = 2 ** 30;

interface Timer {
  readonly at: number;
  readonly handle: ReturnType<typeof setTimeout>;
}

export class Timers {
  private readonly byAccount = new Map<string, Timer>();
  private isStopped = false;

  constructor(private readonly ring: (accountId: string) => void) {}

  /** @param inMs milliseconds from now, of the machine's clock */
  set(accountId: string, inMs: number): void {
    if (this.isStopped) return;
    const at = performance.now() + Math.max(0, Math.min(inMs, longestMs));
    const known = this.byAccount.get(accountId);
    if (known && known.at <= at) return;
    clearTimeout(known?.handle);
    const handle = setTimeout(() => {
      this.byAccount.delete(accountId);
      this.ring(accountId);
    }, at - performance.now());
    this.byAccount.set(accountId, { at, handle });
  }

  /** For good: what is still under way must not leave a timer that holds up the end of the process. */
  stop(): void {
    this.isStopped = true;
    for (const { handle } of this.byAccount.values()) clearTimeout(handle);
    this.byAccount.clear();
  }
}
