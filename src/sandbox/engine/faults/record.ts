import type { Chaos, Fault } from '../../../ledger/faults';
import { type Kept, NOTHING_HIDDEN } from '../../domain/kernel/records';
import type { Transaction } from '../../storage/port';

/** A fault that is or was armed, or the chaos of the account: one list, which stores keep at hand. */
export type FaultRecord = Kept<'fault', Fault | Chaos>;

declare module '../../domain/kernel/records' {
  interface Records {
    fault: FaultRecord;
  }
}

/** As many as an account may have, spent ones among them. */
export const mostFaults = 200;

/** In the order in which they were armed. */
export async function armed(transaction: Transaction): Promise<readonly (Fault | Chaos)[]> {
  const placed = await transaction.page('fault', { direction: 'newer', size: mostFaults + 1 });
  return placed.map(({ record }) => record.document);
}

export function keep(transaction: Transaction, ...all: readonly (Fault | Chaos)[]): Promise<void> {
  return transaction.put(all.map((one) => ({ kind: 'fault', id: one.id, document: one, hidden: NOTHING_HIDDEN })));
}

export const isChaos = (one: Fault | Chaos): one is Chaos => one.kind === 'chaos';
