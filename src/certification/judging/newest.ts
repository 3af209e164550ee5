/** More are kept than shown, so that a few may be taken away. */
const spare = 4;

/** The largest of many numbers, each added and taken away any number of times. Of those that once fell out, none comes back. */
export class Newest {
  private readonly values: number[] = [];
  private readonly counts: number[] = [];

  constructor(private readonly most: number) {}

  add(value: number): void {
    const { values, counts } = this;
    const isFull = values.length >= this.most * spare;
    if (isFull && value < (values[0] as number)) return;
    const at = this.placeOf(value);
    if (values[at] === value) {
      counts[at] = (counts[at] as number) + 1;
      return;
    }
    if (at === values.length) {
      values.push(value);
      counts.push(1);
    } else {
      values.splice(at, 0, value);
      counts.splice(at, 0, 1);
    }
    // Taken away many at a time: each time costs as much as the list is long.
    if (values.length < this.most * spare * 2) return;
    values.splice(0, this.most * spare);
    counts.splice(0, this.most * spare);
  }

  remove(value: number): void {
    const at = this.placeOf(value);
    if (this.values[at] !== value) return;
    const count = (this.counts[at] as number) - 1;
    if (count > 0) {
      this.counts[at] = count;
      return;
    }
    this.values.splice(at, 1);
    this.counts.splice(at, 1);
  }

  /** In rising order. */
  shown(): number[] {
    return this.values.slice(-this.most);
  }

  /** Where a value stands, or would. New ones come at the end. */
  private placeOf(value: number): number {
    const { values } = this;
    if (values.length === 0 || (values.at(-1) as number) < value) return values.length;
    let low = 0;
    let high = values.length - 1;
    while (low < high) {
      const middle = (low + high) >>> 1;
      if ((values[middle] as number) < value) low = middle + 1;
      else high = middle;
    }
    return low;
  }
}
