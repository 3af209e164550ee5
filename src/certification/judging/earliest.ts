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
    private readonly all: () => Iterable<readonly [sequence: number, text: string]>,
  ) {}

  /** False where a text of this entry would not be among the earliest, whatever it says: it need not be made. */
  mayTell(sequence: number): boolean {
    if (this.isStale) return false;
    const { known, most } = this;
    return known.length < most || sequence <= (known[known.length - 1] as Told).sequence;
  }

  add(sequence: number, text: string): void {
    if (!this.mayTell(sequence)) return;
    // Told before, as most are.
    for (const told of this.known) if (told.text === text && told.sequence <= sequence) return;
    insert(this.known, { sequence, text }, this.most);
  }

  remove(text: string): void {
    if (this.known.some((known) => known.text === text)) this.isStale = true;
  }

  /** In the order in which they were told first. */
  told(): readonly Told[] {
    if (this.isStale) {
      this.known = [];
      this.isStale = false;
      for (const [sequence, text] of this.all()) this.add(sequence, text);
    }
    return this.known;
  }
}

/** The texts of two, each once, the earliest first. */
export function earliestOf(most: number, one: readonly Told[], other: readonly Told[]): string[] {
  const all = [...one];
  for (const told of other) insert(all, told, most);
  return all.map(({ text }) => text);
}

function insert(known: Told[], told: Told, most: number): void {
  const index = known.findIndex(({ text }) => text === told.text);
  if (index >= 0) {
    if (!isBefore(told, known[index] as Told)) return;
    known.splice(index, 1);
  }
  const last = known.at(-1);
  if (known.length >= most && last && !isBefore(told, last)) return;
  const at = known.findIndex((other) => isBefore(told, other));
  known.splice(at < 0 ? known.length : at, 0, told);
  if (known.length > most) known.pop();
}
