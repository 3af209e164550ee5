/** Carries out one request of an account: checks, rules, writing and the ledger entry in a single transaction. */

import { knownVersions } from '../../contract/versions';
import { type Operation, operations } from '../../generated/contract/operations';
import { redactHeaders } from '../../ledger/redact';
import { reportFault } from '../../ledger/report-fault';
import type { Exchange, LedgerObject } from '../../ledger/types';
import { type Answer, type Context, type Query, registry } from '../domain';
import type { Account } from '../storage/account';
import { StoreFault } from '../storage/faults';
import type { Store, Transaction } from '../storage/port';
import type { Arrival } from './arrival';
import { timeOf } from './clock';
import { type Addresses, contextOf } from './context';
import { advanceDueSteps } from './due';
import { storeEffects, type Traces } from './effects';
import { newUuid } from './ids';
import { keptAnswer } from './kept-answer';
import { answerOf } from './operations';
import { createReader } from './reader';
import { faults, type Presenter, type Refusals, type Reply, replyTo } from './reply';
import { setUpAccount } from './samples';
import type { StorageReport } from './storage-report';
import { callInVersion, RefusedMidway } from './versions/call';
import type { MakeCall } from './versions/store-credit';

export interface Engine {
  /** Answers a call that passed the checks of form. */
  perform(arrival: Arrival, operation: Operation, query: Query): Promise<Reply>;
  /** Answers a call that did not, and keeps the refusal in the ledger. */
  refuse(arrival: Arrival, found: Refusals): Promise<Reply>;
}

export interface EngineOptions {
  readonly store: Store;
  readonly addresses: Addresses;
  readonly present: Presenter;
  /** Called after an exchange was stored. */
  readonly onExchange?: (sequence: number) => void;
  readonly storageReport: StorageReport;
}

const nothing: Traces = { objects: [], events: [] };

/** What path and answer name. An id that was not found names nothing. */
function namedObjects(arrival: Arrival, answer: Answer): LedgerObject[] {
  if (!answer.ok && answer.errors[0].status === 404) return [];
  const named: LedgerObject[] = [];
  const { id, sourceId } = arrival.params;
  const kind = registry.byCollection.get(arrival.operation?.path.split('/')[1] ?? '')?.kind;
  if (id && kind) named.push({ kind, id });
  if (sourceId) named.push({ kind: 'source', id: sourceId });
  const result = answer.ok ? (answer.result as { id?: unknown } | null) : null;
  if (arrival.operation && typeof result?.id === 'string')
    named.push({ kind: arrival.operation.objectKind, id: result.id });
  return named;
}

function withoutRepeats(objects: readonly LedgerObject[]): LedgerObject[] {
  return [...new Map(objects.map((object) => [`${object.kind}/${object.id}`, object])).values()];
}

function exchangeOf(arrival: Arrival, time: string, sequence: number, reply: Reply, traces: Traces): Exchange {
  const { method, operation, caller, recorded } = arrival;
  return {
    kind: 'exchange',
    sequence,
    origin: arrival.origin,
    requestId: arrival.requestId,
    time,
    durationMs: Math.round((performance.now() - arrival.startedAt) * 10) / 10,
    operationId: operation?.id ?? null,
    method,
    ...recorded,
    keyKind: caller.permissions ? 'restricted' : caller.keyKind,
    ...(knownVersions.includes(arrival.version) && { apiVersion: arrival.version }),
    status: reply.status,
    responseHeaders: redactHeaders(Object.entries(reply.headers)),
    responseBody: keptAnswer(reply.body),
    objects: withoutRepeats(traces.objects),
    events: traces.events,
  };
}

/** What the rules make of a call, before anything is stored. */
function decider({ caller: { keyKind } }: Arrival, query: Query, context: Context, transaction: Transaction): MakeCall {
  return (id, params, body) => {
    const operation = operations[id];
    const read = createReader(transaction, { operation, query });
    return answerOf({ operation, params, query, body, keyKind, read, context });
  };
}

export function createEngine({ store, addresses, present, onExchange, storageReport }: EngineOptions): Engine {
  const replyOf = ({ requestId }: Arrival, operation: Operation, answer: Answer) =>
    replyTo(requestId, operation, answer, present);

  const contextAt = ({ time, caller }: Arrival, account: Account) =>
    contextOf(timeOf(account, time), account, caller.accountId, addresses);

  /** Runs work and the ledger entry of it in one transaction, so that neither is there without the other. */
  async function record(
    arrival: Arrival,
    work: (transaction: Transaction) => Promise<[Reply, Traces]>,
  ): Promise<Reply> {
    const { accountId } = arrival.caller;
    const stored = await store.transact(accountId, async (transaction) => {
      await setUpAccount(transaction, accountId, addresses);
      const sequence = transaction.account.nextSequence();
      const [reply, traces] = await work(transaction);
      await transaction.append(exchangeOf(arrival, timeOf(transaction.account, arrival.time), sequence, reply, traces));
      return { sequence, reply };
    });
    storageReport.works();
    onExchange?.(stored.sequence);
    return stored.reply;
  }

  async function refuse(arrival: Arrival, found: Refusals): Promise<Reply> {
    const reply = present.refused(arrival.requestId, found);
    return record(arrival, async () => [reply, nothing]).catch((error: unknown) => {
      storageReport.tell(error);
      return present.unrecorded(reply);
    });
  }

  function attempt(arrival: Arrival, operation: Operation, query: Query): Promise<Reply> {
    return record(arrival, async (transaction) => {
      const context = contextAt(arrival, transaction.account);
      const clock = { now: context.now, newEventId: newUuid, liveMode: context.liveMode };
      const past = await advanceDueSteps(transaction, context, newUuid);
      const present: Traces = { objects: [], events: [] };
      const decide = decider(arrival, query, context, transaction);
      const call: MakeCall = async (...asked) => {
        const answer = await decide(...asked);
        const { objects, events } = await storeEffects(transaction, answer, clock);
        present.objects.push(...objects);
        present.events.push(...events);
        return answer;
      };
      const answer = await callInVersion({ arrival, operation, transaction, call });
      const objects = [...past.objects, ...namedObjects(arrival, answer), ...present.objects];
      return [replyOf(arrival, operation, answer), { objects, events: [...past.events, ...present.events] }];
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
    async perform(arrival, operation, query) {
      try {
        return await attempt(arrival, operation, query);
      } catch (error) {
        if (error instanceof RefusedMidway) return refuse(arrival, error.refusals);
        if (error instanceof StoreFault) return withoutStorage(arrival, operation, query, error);
        // A fault of the sandbox: nothing of the call was stored. Tell whoever runs it, and keep the exchange.
        reportFault(`${operation.id} failed (request ${arrival.requestId}):`, error);
        return refuse(arrival, [faults.internal()]);
      }
    },
  };
}
