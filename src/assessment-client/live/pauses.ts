/** Pauses that can be cut short. */
export class Pauses {
  private readonly under = new Set<() => void>();

  /** @param after calls back once, after milliseconds; returns a way to stop that */
  constructor(private readonly after: (ms: number, act: () => void) => () => void) {}

  for(ms: number): Promise<void> {
    return new Promise((resolve) => {
      const over = () => {
        stop();
        this.under.delete(over);
        resolve();
      };
      const stop = this.after(ms, over);
      this.under.add(over);
    });
  }

  /** Ends all that are under way. */
  end(): void {
    for (const over of [...this.under]) over();
  }
}
