/** What is written into the ledger of a call, and of what happened by itself. */
import { knownVersions } from '../../contract/versions';
import type { LedgerFault } from '../../ledger/faults';
import { redactHeaders } from '../../ledger/redact';
import type { DeliveryEntry, Exchange, LedgerReason, TimerEntry } from '../../ledger/types';
import type { Arrival, Recorded } from './arrival';
import type { Happened } from './due';
import type { Traces } from './effects';
import { keptAnswer } from './kept-answer';
import { withoutRepeats } from './named';
import type { Reply } from './reply';

/** An entry before it has its place in the ledger. */
export type Draft<Entry> = Omit<Entry, 'sequence' | 'time'> & { readonly time?: string };
export type AnyDraft = Draft<Exchange> | Draft<TimerEntry> | Draft<DeliveryEntry>;

export const nothing: Traces = { objects: [], events: [] };

function callEntry(call: Recorded, reply: Reply, traces: Traces): Omit<Draft<Exchange>, 'kind'> {
  const { requestId, startedAt, method, origin, namedWith, recorded } = call;
  return {
    origin,
    requestId,
    durationMs: Math.round((performance.now() - startedAt) * 10) / 10,
    operationId: null,
    method,
    ...recorded,
    keyKind: namedWith,
    status: reply.status,
    responseHeaders: redactHeaders(Object.entries(reply.headers)),
    responseBody: keptAnswer(reply.body, method === 'GET'),
    objects: withoutRepeats(traces.objects),
    events: traces.events,
  };
}

/** A call of the API. */
export function exchangeEntry(
  arrival: Arrival,
  reply: Reply,
  traces: Traces,
  { reasons, fault }: { readonly reasons?: LedgerReason[] | undefined; readonly fault?: LedgerFault } = {},
): Draft<Exchange> {
  const { operation, version } = arrival;
  return {
    kind: 'exchange',
    ...callEntry(arrival, reply, traces),
    operationId: operation?.id ?? null,
    ...(knownVersions.includes(version) && { apiVersion: version }),
    ...(reasons && { reasons }),
    ...(fault && { fault }),
  };
}

/** A call of the sandbox itself that changed something. */
export function controlEntry(call: Recorded, reply: Reply, traces: Traces): Draft<Exchange> {
  return { kind: 'control', ...callEntry(call, reply, traces) };
}

/** Nobody sends what happens by itself, so it counts for whoever has the objects. */
export function timerEntries(happened: readonly Happened[], cause: TimerEntry['cause']): Draft<TimerEntry>[] {
  return happened.map((one) => ({ kind: 'timer', cause, origin: 'connector', ...one }));
}
