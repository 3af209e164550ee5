/** What a sandbox wants a person to know about its data. Each notice stays until it is dismissed or no longer true. */
export class Notices {
  private readonly dismissed = new Set<string>();
  private told: readonly string[] = [];
  private damaged = 0;

  /** A notice of the sandbox itself, such as that it lives only as long as the page. */
  learn(notices: readonly string[]): void {
    this.told = notices;
  }

  /** How many recorded calls could not be used. */
  countDamaged(count: number): void {
    this.damaged = count;
  }

  dismiss(notice: string): void {
    this.dismissed.add(notice);
  }

  /** Another sandbox has other notices. */
  forget(): void {
    this.told = [];
    this.damaged = 0;
  }

  shown(): string[] {
    const all = this.damaged > 0 ? [...this.told, damagedNotice(this.damaged)] : this.told;
    return all.filter((notice) => !this.dismissed.has(notice));
  }
}

function damagedNotice(count: number): string {
  const calls = count === 1 ? '1 recorded call is damaged' : `${count} recorded calls are damaged`;
  return `${calls} and left out here. The others are sound. To be rid of it, clear the ledger in the playground.`;
}
