import { existsSync, readFileSync } from 'node:fs';

/** Linux tells how long each thread has run, in nanoseconds: the first number. */
const ownThread = `/proc/self/task/${process.pid}/schedstat`;
const isTold = existsSync(ownThread);

/**
 * How long this thread has run, in milliseconds. On a machine that is busy with other work it is what the work would take on a
 * quiet one, within a few percent: compiler and collector run on threads of their own. Where the system does not tell it, the clock.
 */
export function threadTime(): number {
  return isTold ? Number(readFileSync(ownThread, 'utf8').split(' ')[0]) / 1e6 : performance.now();
}
