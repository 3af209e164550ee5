/** Something worked out from the index, to be worked out again when what it read has changed. */
export interface Dependent {
  isOutdated: boolean;
}

/** A part of the index that may grow. Whoever reads it while its reads are noted depends on it. */
export class Watched {
  private dependents: Set<Dependent> | undefined;

  constructor(private readonly watch: Watch) {}

  read(): void {
    const { reader } = this.watch;
    if (!reader) return;
    this.dependents ??= new Set();
    this.dependents.add(reader);
    this.watch.hasRead = true;
  }

  changed(): void {
    if (!this.dependents) return;
    for (const dependent of this.dependents) {
      if (dependent.isOutdated) continue;
      dependent.isOutdated = true;
      this.watch.outdated.push(dependent);
    }
    this.dependents = undefined;
  }
}

/** Notes who reads which part of the index, so that a further entry costs only what it touches. */
export class Watch {
  reader: Dependent | undefined;
  hasRead = false;
  /** What has to be worked out again, each once. */
  outdated: Dependent[] = [];

  /** @returns whether the work read anything that may still change */
  during(reader: Dependent, work: () => void): boolean {
    const before = { reader: this.reader, hasRead: this.hasRead };
    this.reader = reader;
    this.hasRead = false;
    try {
      work();
      return this.hasRead;
    } finally {
      this.reader = before.reader;
      this.hasRead = before.hasRead;
    }
  }

  takeOutdated(): Dependent[] {
    const taken = this.outdated;
    this.outdated = [];
    return taken;
  }
}
