/** Something worked out from the index, to be worked out again when what it read has changed. */
export interface Dependent {
  isOutdated: boolean;
  /** Tells those who depend on this in turn. Without it, the judge takes it up. */
  outdate?(): void;
}

/** A part of the index that may grow. Whoever reads it while its reads are noted depends on it. */
export class Watched {
  // Nearly always one or a few depend on a part: a set is made for more alone.
  private dependents: Dependent | Set<Dependent> | undefined;

  constructor(private readonly watch: Watch) {}

  read(): void {
    const { reader } = this.watch;
    if (!reader) return;
    this.watch.hasRead = true;
    const { dependents } = this;
    if (dependents === reader) return;
    if (dependents === undefined) this.dependents = reader;
    else if (dependents instanceof Set) dependents.add(reader);
    else this.dependents = new Set([dependents, reader]);
  }

  changed(): void {
    const { dependents } = this;
    if (dependents === undefined) return;
    this.dependents = undefined;
    if (dependents instanceof Set) for (const dependent of dependents) this.watch.outdate(dependent);
    else this.watch.outdate(dependents);
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
    const around = this.watch.enter(this);
    try {
      this.value = this.compute();
    } finally {
      this.watch.leave(around);
    }
    this.isOutdated = false;
    return this.value as Value;
  }

  outdate(): void {
    this.watched.changed();
  }
}

/** Who was reading, and whether it had read anything that may still change. */
interface Reading {
  readonly reader: Dependent | undefined;
  readonly hasRead: boolean;
}

/** Notes who reads which part of the index, so that a further entry costs only what it touches. */
export class Watch {
  reader: Dependent | undefined;
  hasRead = false;
  /** What has to be worked out again, each once. */
  outdated: Dependent[] = [];
  /** The sequence of the newest entry. What was up to an entry never changes: reading it makes nobody depend on anything. */
  last = 0;

  /** From here on, `reader` depends on what is read, until `leave`. @returns what to hand to it */
  enter(reader: Dependent): Reading {
    const around = { reader: this.reader, hasRead: this.hasRead };
    this.reader = reader;
    this.hasRead = false;
    return around;
  }

  leave({ reader, hasRead }: Reading): void {
    this.reader = reader;
    this.hasRead = hasRead;
  }

  outdate(dependent: Dependent): void {
    if (dependent.isOutdated) return;
    dependent.isOutdated = true;
    if (dependent.outdate) dependent.outdate();
    else this.outdated.push(dependent);
  }

  takeOutdated(): Dependent[] {
    const taken = this.outdated;
    this.outdated = [];
    return taken;
  }
}
