/**
 * How many requests are out at once. Endpoints that gave no answer in time the last time have a part of the room only, so that
 * however many of them there are, the others find room.
 */
export interface Room {
  /** Requests at once. */
  readonly all: number;
  /** Of these, at most so many to endpoints that were silent. */
  readonly silent: number;
}

/** A thousand sockets, with what they buffer, are some tens of megabytes. */
export const usualRoom: Room = { all: 1024, silent: 512 };

/** Endpoints that are remembered as silent; the longest known are forgotten first. */
const mostRemembered = 10_000;

export class Slots {
  private readonly waiting: { readonly isSilent: boolean; readonly begin: () => void }[] = [];
  private readonly known = new Set<string>();
  private out = 0;
  private outToSilent = 0;

  constructor(private readonly room: Room = usualRoom) {}

  /** Carries work out when there is room for it. @param endpoint its scheme, host and port */
  async run<Result>(
    endpoint: string,
    work: () => Promise<Result>,
    wasSilent: (result: Result) => boolean,
  ): Promise<Result> {
    const isSilent = this.known.has(endpoint);
    await this.enter(isSilent);
    try {
      const result = await work();
      this.remember(endpoint, wasSilent(result));
      return result;
    } finally {
      this.leave(isSilent);
    }
  }

  private remember(endpoint: string, isSilent: boolean): void {
    this.known.delete(endpoint);
    if (!isSilent) return;
    this.known.add(endpoint);
    const [first] = this.known;
    if (this.known.size > mostRemembered && first !== undefined) this.known.delete(first);
  }

  private hasRoom(isSilent: boolean): boolean {
    return this.out < this.room.all && (!isSilent || this.outToSilent < this.room.silent);
  }

  private enter(isSilent: boolean): Promise<void> {
    if (this.hasRoom(isSilent)) {
      this.count(isSilent, 1);
      return Promise.resolve();
    }
    return new Promise((resolve) => this.waiting.push({ isSilent, begin: resolve }));
  }

  private count(isSilent: boolean, by: 1 | -1): void {
    this.out += by;
    if (isSilent) this.outToSilent += by;
  }

  /** The first in the queue for which there is room comes next. */
  private leave(isSilent: boolean): void {
    this.count(isSilent, -1);
    const index = this.waiting.findIndex((one) => this.hasRoom(one.isSilent));
    const [next] = index < 0 ? [] : this.waiting.splice(index, 1);
    if (!next) return;
    this.count(next.isSilent, 1);
    next.begin();
  }
}
