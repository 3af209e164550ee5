import { type Watch, Watched } from './watch';

/** A list that only grows, whose readers are told. */
export class Growing<Value> extends Watched {
  /** For those who follow it by themselves: reading this notes nothing. */
  readonly values: Value[] = [];

  add(value: Value): void {
    this.values.push(value);
    this.noteChange();
  }

  read(): readonly Value[] {
    this.noteRead();
    return this.values;
  }
}

/** One list for each name, made when it is first asked for. */
export class GrowingByName<Value> {
  private readonly lists = new Map<string, Growing<Value>>();

  constructor(private readonly watch: Watch) {}

  of(name: string): Growing<Value> {
    const known = this.lists.get(name);
    if (known) return known;
    const list = new Growing<Value>(this.watch);
    this.lists.set(name, list);
    return list;
  }

  add(name: string, value: Value): void {
    this.of(name).add(value);
  }
}
