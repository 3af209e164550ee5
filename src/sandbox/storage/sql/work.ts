/** A piece of work on an account, and whom to tell how it went. */
import { StoreFault } from '../faults';
import type { Notices } from '../notices';
import type { Transaction } from '../port';
import { newTraces, type Traces } from '../traces';

export interface Work<Result = unknown> {
  readonly account: string;
  readonly task: (transaction: Transaction) => Promise<Result>;
  readonly resolve: (result: Result) => void;
  readonly reject: (error: unknown) => void;
  traces: Traces;
  result: Result;
}

/** @param add takes the work up. @returns what comes of it */
export function doneBy<Result>(
  add: (work: Work) => void,
  account: string,
  task: Work<Result>['task'],
): Promise<Result> {
  return new Promise<Result>((resolve, reject) => {
    const work = { account, task, resolve, reject, traces: newTraces(), result: undefined };
    add(work as Work<unknown> as Work);
  });
}

/** @param fault what it failed with; a fault of the store is also told to everybody */
export function fail(work: Work, fault: unknown, notices: Notices): void {
  if (fault instanceof StoreFault) notices.failed(fault);
  work.reject(fault);
}

/** Tells of rows that were passed over. */
export function tellOfDamage(notices: Notices, account: string, traces: Traces): void {
  for (const position of traces.damagedRecords) notices.damaged(`${account} record ${position}`);
  for (const sequence of traces.damagedExchanges) notices.damaged(`${account} exchange ${sequence}`);
}
