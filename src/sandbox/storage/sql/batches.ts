/** Pieces of work that come in while others are done, or in the same turn of the event loop, are done together next. */

/** So many at most, so that none waits long for the others. */
const mostTogether = 16;

export interface Batches<Work> {
  add(work: Work): void;
}

/** @param doAll does pieces of work in their order, and never fails */
export function createBatches<Work>(doAll: (works: readonly Work[]) => Promise<void>): Batches<Work> {
  const waiting: Work[] = [];
  let isBusy = false;

  async function drain(): Promise<void> {
    while (waiting.length > 0) await doAll(waiting.splice(0, mostTogether));
    isBusy = false;
  }

  return {
    add(work) {
      waiting.push(work);
      if (isBusy) return;
      isBusy = true;
      setImmediate(() => void drain());
    },
  };
}
