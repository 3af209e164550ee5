/** Carries out one request of an account: checks, rules, writing and the ledger entry in a single transaction. */

import type { Operation } from '../../generated/contract/operations';
import { reportFault } from '../../ledger/report-fault';
import type { Answer, AnyRecord, Context, Query } from '../domain';
import type { Account } from '../storage/account';
import { StoreFault } from '../storage/faults';
import type { Store, Transaction } from '../storage/port';
import { timeOf } from './account-time';
import type { Arrival } from './arrival';
import { withAssumed } from './assumed';
import type { Book } from './book';
import { AccountClosed } from './closing';
import { type Addresses, contextOf } from './context';
import { storeEffects, type Traces } from './effects';
import { exchangeEntry, nothing } from './entries';
import { explaining } from './explaining';
import { strikeOf } from './faults/strike';
import { type Done, through } from './faults/through';
import { storedUuids } from './ids';
import { namedObjects } from './named';
import { answerOf } from './operations';
import { createReader } from './reader';
import type { Recorder } from './record';
import { faults, type Presenter, type Refusals, type Reply, replyTo } from './reply';
import type { StorageReport } from './storage-report';
import { callInVersion, RefusedMidway } from './versions/call';
import type { MakeCall } from './versions/make-call';

export interface Engine {
  /** Answers a call that was let in. @param unfit what is wrong with its form; without it the rules of commerce decide */
  perform(arrival: Arrival, operation: Operation, query: Query, unfit?: Refusals): Promise<Reply>;
  /** Answers a call that was not let in, and keeps the refusal in the ledger. */
  refuse(arrival: Arrival, found: Refusals): Promise<Reply>;
}

export interface EngineOptions {
  readonly store: Store;
  readonly addresses: Addresses;
  readonly present: Presenter;
  readonly record: Recorder;
  readonly storageReport: StorageReport;
}

/** What the rules make of a call, before anything is stored. */
function decider(arrival: Arrival, query: Query, context: Context, transaction: Transaction): MakeCall {
  const { keyKind } = arrival.caller;
  const isOfPage = arrival.origin === 'shopper';
  return (operation, params, body) => {
    const read = createReader(transaction, { operation, query });
    return answerOf({ operation, params, query, body, keyKind, isOfPage, read, context });
  };
}

export function createEngine({ store, addresses, present, record, storageReport }: EngineOptions): Engine {
  const replyOf = ({ requestId }: Arrival, operation: Operation, answer: Answer) =>
    replyTo(requestId, operation, answer, present);

  const contextAt = ({ time, caller }: Arrival, account: Account) =>
    contextOf(timeOf(account, time), account, caller.accountId, addresses);

  const occasionOf = ({ time, caller, runName }: Arrival) => ({ accountId: caller.accountId, time, runName });

  const closed = ({ requestId }: Arrival) => present.refused(requestId, [faults.closed()]);

  async function refuse(arrival: Arrival, found: Refusals): Promise<Reply> {
    const reply = present.refused(arrival.requestId, found);
    const tell = async (book: Book) => book.write(exchangeEntry(arrival, reply, nothing));
    return record(occasionOf(arrival), tell).then(
      () => reply,
      (error: unknown) =>
        error instanceof AccountClosed ? present.unrecorded(closed(arrival)) : unrecorded(arrival, found, error),
    );
  }

  /** A refusal needs no store; that it could not be kept is told. */
  function unrecorded({ requestId }: Arrival, found: Refusals, error: unknown): Reply {
    storageReport.tell(error);
    return present.unrecorded(present.refused(requestId, found));
  }

  /** Carries out a call by the rules of commerce. */
  async function work({ transaction, context: usual }: Book, arrival: Arrival, operation: Operation, query: Query) {
    const { context, addStanding, reasonsOf } = explaining(usual, arrival.isExplained ?? false);
    const clock = { now: context.now, newEventId: storedUuids(transaction.account), liveMode: context.liveMode };
    const traces: Traces = { objects: [], events: [] };
    const written: AnyRecord[] = [];
    const decide = decider(arrival, query, context, transaction);
    const call: MakeCall = async (...asked) => {
      const answer = await decide(...asked);
      const { objects, events } = await storeEffects(transaction, answer, clock);
      traces.objects.push(...objects);
      traces.events.push(...events);
      written.push(...answer.writes);
      await addStanding?.(asked[0], answer, createReader(transaction));
      return answer;
    };
    const answer = await callInVersion({ arrival, operation, transaction, call });
    const reply = withAssumed(replyOf(arrival, operation, answer), written);
    const objects = [...namedObjects(arrival, answer), ...traces.objects];
    return { reply, traces: { objects, events: traces.events }, reasons: reasonsOf(reply.body) };
  }

  function attempt(arrival: Arrival, operation: Operation, query: Query, unfit?: Refusals): Promise<Reply> {
    return record(occasionOf(arrival), async (book) => {
      if (!unfit) await book.catchUp('due');
      const decide = async (): Promise<Done> =>
        unfit
          ? { reply: present.refused(arrival.requestId, unfit), traces: nothing }
          : work(book, arrival, operation, query);
      const strike = await strikeOf(book, arrival);
      const { reply, traces, ...more } = await through(strike, { book, arrival, present }, decide);
      book.write(exchangeEntry(arrival, reply, traces, more));
      return reply;
    });
  }

  /** Where nothing can be stored, what is there can still be read. */
  async function readOnly(arrival: Arrival, operation: Operation, query: Query): Promise<Reply> {
    const answer = await store.transact(arrival.caller.accountId, (transaction) => {
      const context = contextAt(arrival, transaction.account);
      const call = decider(arrival, query, context, transaction);
      return callInVersion({ arrival, operation, transaction, call });
    });
    return present.unrecorded(replyOf(arrival, operation, answer));
  }

  /** Storage refused: the call is answered without it, or refused with the reason. */
  async function withoutStorage(arrival: Arrival, operation: Operation, query: Query, fault: StoreFault) {
    storageReport.tell(fault);
    const refusal = present.unrecorded(present.refused(arrival.requestId, [faults.storage(fault.message)]));
    if (operation.method !== 'GET') return refusal;
    return readOnly(arrival, operation, query).catch((error: unknown) => {
      storageReport.tell(error);
      return refusal;
    });
  }

  return {
    refuse,
    async perform(arrival, operation, query, unfit) {
      try {
        return await attempt(arrival, operation, query, unfit);
      } catch (error) {
        if (error instanceof RefusedMidway) return refuse(arrival, error.refusals);
        if (error instanceof AccountClosed) return present.unrecorded(closed(arrival));
        if (unfit) return unrecorded(arrival, unfit, error);
        if (error instanceof StoreFault) return withoutStorage(arrival, operation, query, error);
        // A fault of the sandbox: nothing of the call was stored. Tell whoever runs it, and keep the exchange.
        reportFault(`${operation.id} failed (request ${arrival.requestId}):`, error);
        return refuse(arrival, [faults.internal()]);
      }
    },
  };
}
