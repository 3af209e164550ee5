/** Tells whoever runs the sandbox when storage begins to refuse, and when it works again: once each, not for every call. */

import { reportFault } from '../../ledger/report-fault';
import { StoreFault } from '../storage/faults';

/** A disk that is nearly full takes a small record between two large ones that it refuses; that is no recovery. */
const quietMs = 10_000;

export interface StorageReport {
  /** An error of a call. What is no refusal of storage is a fault of the sandbox, and told each time. */
  tell(error: unknown): void;
  works(): void;
}

/** @param now milliseconds of a clock that never goes back */
export function createStorageReport(say: (line: string) => void, now: () => number): StorageReport {
  let told: string | undefined;
  let refusedAt = 0;
  return {
    tell(error) {
      if (!(error instanceof StoreFault)) {
        reportFault('A call could not be recorded:', error);
        return;
      }
      refusedAt = now();
      // Where callers are told less, what the store said stands behind it.
      const { message } = error.cause instanceof StoreFault ? error.cause : error;
      if (told === message) return;
      told = message;
      say(`Note: ${told}`);
    },
    works() {
      if (told === undefined || now() - refusedAt < quietMs) return;
      told = undefined;
      say('Note: What comes is stored again.');
    },
  };
}
