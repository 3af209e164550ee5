/** What was taken so far, the last first to be given back. */
export class Taken {
  private readonly ways: (() => Promise<unknown>)[] = [];

  /** @param giveBack ends what was taken just now */
  add(giveBack: () => Promise<unknown>): void {
    this.ways.unshift(giveBack);
  }

  /** Whoever failed to start may try again: on the same port, with the same data. Nothing keeps the others from being given back. */
  async giveBack(): Promise<void> {
    for (const giveBack of this.ways.splice(0)) await giveBack().catch(() => undefined);
  }
}
