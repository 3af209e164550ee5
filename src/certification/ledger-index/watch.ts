/** Something worked out from the index, to be worked out again when what it read has changed. */
export interface Dependent {
  isOutdated: boolean;
  /** Tells those who depend on this in turn. Without it, the judge takes it up. */
  outdate?(): void;
}

/** A part of the index that may grow. Whoever reads it while its reads are noted depends on it. */
export class Watched {
  // Nearly always none or a few depend on a part: a set is made for more alone.
  private dependents: Dependent[] | Set<Dependent> | undefined;

  constructor(protected readonly watch: Watch) {}

  /** Whoever reads now depends on this from here on. */
  noteRead(): void {
    const { reader } = this.watch;
    if (!reader) return;
    this.watch.hasRead = true;
    const { dependents } = this;
    if (dependents === undefined) this.dependents = [reader];
    else if (dependents instanceof Set) dependents.add(reader);
    else if (!dependents.includes(reader)) this.dependents = withOneMore(dependents, reader);
  }

  /** Tells those who depend on this. */
  noteChange(): void {
    const { dependents } = this;
    if (dependents === undefined) return;
    this.dependents = undefined;
    for (const dependent of dependents) this.watch.outdate(dependent);
  }
}

const fewDependents = 8;

const withOneMore = (few: readonly Dependent[], another: Dependent) =>
  few.length < fewDependents ? [...few, another] : new Set([...few, another]);

/** Something worked out from a part of the index once, for all who ask, until what it read changes. */
export class Derived<Of, Value> extends Watched implements Dependent {
  isOutdated = true;
  private value: Value | undefined;

  constructor(
    private readonly of: Of,
    /** How it is worked out; what is kept is found by it. */
    readonly work: (of: Of) => Value,
    watch: Watch,
  ) {
    super(watch);
  }

  get(): Value {
    this.noteRead();
    if (!this.isOutdated) return this.value as Value;
    const around = this.watch.enter(this);
    try {
      this.value = this.work(this.of);
    } finally {
      this.watch.leave(around);
    }
    this.isOutdated = false;
    return this.value as Value;
  }

  outdate(): void {
    this.noteChange();
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
