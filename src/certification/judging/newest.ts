/** The largest numbers of many, each added and taken away any number of times. */
export class Newest {
  private readonly counts = new Map<number, number>();
  private top: number[] = [];
  private isStale = false;

  constructor(private readonly most: number) {}

  add(value: number): void {
    const count = this.counts.get(value) ?? 0;
    this.counts.set(value, count + 1);
    if (count > 0 || this.isStale) return;
    const isLarge = this.top.length < this.most || value > (this.top[0] as number);
    if (isLarge) this.insert(value);
  }

  remove(value: number): void {
    const count = this.counts.get(value) ?? 0;
    if (count > 1) this.counts.set(value, count - 1);
    else if (this.counts.delete(value) && value >= (this.top[0] ?? 0)) this.isStale = true;
  }

  /** In rising order. */
  values(): number[] {
    if (this.isStale) {
      this.top = [...this.counts.keys()].sort((one, other) => one - other).slice(-this.most);
      this.isStale = false;
    }
    return [...this.top];
  }

  private insert(value: number): void {
    let at = this.top.length;
    while (at > 0 && (this.top[at - 1] as number) > value) at -= 1;
    this.top.splice(at, 0, value);
    if (this.top.length > this.most) this.top.shift();
  }
}
