import type { Fault } from '../vocabulary/outcome';

/**
 * Characters of a call's request, by its sequence.
 * @param most where it is longer, any larger number will do
 */
export type SizeOf = (sequence: number, most: number) => number;

/** The fault that shows most with least: the one with the shortest request, the oldest of equals. */
export class Smallest {
  private best: Fault | undefined;
  private bestSize = 0;
  private isStale = false;

  /** @param all every fault again, after the best was taken away */
  constructor(
    private readonly sizeOf: SizeOf,
    private readonly all: () => Iterable<Fault>,
  ) {}

  add(fault: Fault): void {
    if (this.isStale) return;
    const size = this.sizeOf(fault.sequence, this.best ? this.bestSize : Number.POSITIVE_INFINITY);
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

export function smallestOf(one: Fault | undefined, other: Fault | undefined, sizeOf: SizeOf): Fault | undefined {
  if (!one || !other) return one ?? other;
  const otherSize = sizeOf(other.sequence, Number.POSITIVE_INFINITY);
  return isSmaller(one, sizeOf(one.sequence, otherSize), other, otherSize) ? one : other;
}

function isSmaller(one: Fault, size: number, other: Fault, otherSize: number): boolean {
  if (size !== otherSize) return size < otherSize;
  if (one.sequence !== other.sequence) return one.sequence < other.sequence;
  if (one.pointer !== other.pointer) return one.pointer < other.pointer;
  return one.expected < other.expected;
}
