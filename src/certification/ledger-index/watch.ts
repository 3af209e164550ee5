/** Something worked out from the index, to be worked out again when what it read has changed. */
export interface Dependent {
  isOutdated: boolean;
  /** Tells those who depend on this in turn. Without it, the judge takes it up. */
  outdate?(): void;
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
    const { dependents } = this;
    this.dependents = undefined;
    for (const dependent of dependents) {
      if (dependent.isOutdated) continue;
      dependent.isOutdated = true;
      if (dependent.outdate) dependent.outdate();
      else this.watch.outdated.push(dependent);
    }
  }
}

/** Something worked out from the index once, for all who ask, until what it read changes. */
export class Derived<Value> implements Dependent {
  isOutdated = true;
  private value: Value | undefined;
  private readonly watched: Watched;

  constructor(
    private readonly compute: () => Value,
    private readonly watch: Watch,
  ) {
    this.watched = new Watched(watch);
  }

  get(): Value {
    this.watched.read();
    if (!this.isOutdated) return this.value as Value;
    this.watch.during(this, () => {
      this.value = this.compute();
    });
    this.isOutdated = false;
    return this.value as Value;
  }

  outdate(): void {
    this.watched.changed();
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
