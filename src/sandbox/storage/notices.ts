/** What a person should know about a store: how it opened, what was damaged, and what is wrong with it now. */
import type { StoreFault } from './faults';

export interface Notices {
  /** As things stand. */
  readonly all: readonly string[];
  /** Tells of a damaged row, by a name that is the same whenever the row is met. */
  damaged(row: string): void;
  /** Tells what is wrong until `recovered` is called. */
  failed(fault: StoreFault): void;
  recovered(): void;
}

/**
 * @param opened what there was to tell when the store opened
 * @param place where damaged rows go, such as `the table "set_aside"`
 */
export function createNotices(opened: readonly string[], place: string): Notices {
  const damaged = new Set<string>();
  let fault: StoreFault | undefined;
  const ofDamage = () => {
    if (damaged.size === 0) return [];
    const rows = damaged.size === 1 ? '1 damaged row was' : `${damaged.size} damaged rows were`;
    return [`${rows} skipped and set aside in ${place}. Everything else can be used.`];
  };
  return {
    get all() {
      return [...opened, ...ofDamage(), ...(fault ? [fault.message] : [])];
    },
    damaged: (row) => damaged.add(row),
    failed: (found) => {
      fault = found;
    },
    recovered: () => {
      fault = undefined;
    },
  };
}
