/** Wakes those who wait for news of something. Another process tells nobody here, so nobody waits for long. */
export class Waker {
  private readonly waiting = new Map<string, Set<() => void>>();
  private isStopped = false;

  /** Resolves with the news, or after so many milliseconds. */
  wait(about: string, ms: number): Promise<void> {
    if (this.isStopped) return Promise.resolve();
    return new Promise((resolve) => {
      const all = this.waiting.get(about) ?? new Set();
      const done = () => {
        clearTimeout(timer);
        all.delete(done);
        if (all.size === 0) this.waiting.delete(about);
        resolve();
      };
      const timer = setTimeout(done, ms);
      this.waiting.set(about, all.add(done));
    });
  }

  wake(about: string): void {
    for (const done of [...(this.waiting.get(about) ?? [])]) done();
  }

  /** For good: nobody waits any longer. */
  stop(): void {
    this.isStopped = true;
    for (const about of [...this.waiting.keys()]) this.wake(about);
  }

  get hasStopped(): boolean {
    return this.isStopped;
  }
}
