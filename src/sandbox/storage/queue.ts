/** Does one piece of work after the other, in the order in which they were asked for; one that fails stops no other. */
export function createQueue(): <Result>(work: () => Promise<Result>) => Promise<Result> {
  let previous: Promise<unknown> = Promise.resolve();
  return (work) => {
    const next = previous.then(work);
    previous = next.catch(() => undefined);
    return next;
  };
}
