export interface Told {
  readonly sequence: number;
  readonly text: string;
}

const isBefore = (one: Told, other: Told) =>
  one.sequence < other.sequence || (one.sequence === other.sequence && one.text < other.text);

/** The earliest of many texts, each told once. */
export class Earliest {
  private known: Told[] = [];
  private isStale = false;

  /** @param all tells everything again, after something was taken away */
  constructor(
    private readonly most: number,
    private readonly all: () => Iterable<Told>,
  ) {}

  add(told: Told): void {
    if (!this.isStale) this.insert(told);
  }

  remove({ text }: Told): void {
    if (this.known.some((known) => known.text === text)) this.isStale = true;
  }

  /** In the order in which they were told first. */
  texts(): string[] {
    if (this.isStale) {
      this.known = [];
      this.isStale = false;
      for (const told of this.all()) this.insert(told);
    }
    return this.known.map(({ text }) => text);
  }

  private insert(told: Told): void {
    const same = this.known.findIndex(({ text }) => text === told.text);
    if (same >= 0) {
      if (!isBefore(told, this.known[same] as Told)) return;
      this.known.splice(same, 1);
    }
    const last = this.known.at(-1);
    if (this.known.length >= this.most && last && !isBefore(told, last)) return;
    const at = this.known.findIndex((other) => isBefore(told, other));
    this.known.splice(at < 0 ? this.known.length : at, 0, told);
    if (this.known.length > this.most) this.known.pop();
  }
}
