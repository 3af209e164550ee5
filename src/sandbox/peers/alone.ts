/** A process that shares its data with nobody: in a page, in memory, or on a data file. */
import { createBucketLimiter } from './bucket';
import type { Hold, Peers } from './port';

const hold: Hold = { isHeld: true, release: async () => undefined };

export const alone: Peers = {
  take: async () => hold,
  grew: () => undefined,
  caughtUp: async () => undefined,
  limiter: createBucketLimiter,
  join: async () => undefined,
  leave: async () => undefined,
};
