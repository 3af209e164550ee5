import type { Fault } from '../vocabulary/outcome';

/** The fault that shows most with least: the one with the shortest request, the oldest of equals. */
export class Smallest {
  private best: Fault | undefined;
  private bestSize = 0;
  private isStale = false;

  /**
   * @param sizeOf characters of a call's request, by its sequence
   * @param all every fault again, after the best was taken away
   */
  constructor(
    private readonly sizeOf: (sequence: number) => number,
    private readonly all: () => Iterable<Fault>,
  ) {}

  add(fault: Fault): void {
    if (this.isStale) return;
    const size = this.sizeOf(fault.sequence);
    if (this.best && !isSmaller(fault, size, this.best, this.bestSize)) return;
    this.best = fault;
    this.bestSize = size;
  }

  remove(fault: Fault): void {
    if (fault === this.best) this.isStale = true;
  }

  get(): Fault | undefined {
    if (this.isStale) {
      this.best = undefined;
      this.isStale = false;
      for (const fault of this.all()) this.add(fault);
    }
    return this.best;
  }
}

function isSmaller(one: Fault, size: number, other: Fault, otherSize: number): boolean {
  if (size !== otherSize) return size < otherSize;
  if (one.sequence !== other.sequence) return one.sequence < other.sequence;
  if (one.pointer !== other.pointer) return one.pointer < other.pointer;
  return one.expected < other.expected;
}
