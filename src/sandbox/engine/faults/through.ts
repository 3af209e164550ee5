/** Carries a call through the fault that it meets: what is done of it, what is answered, and what the ledger says. */
import type { ErrorCode } from '../../../generated/reference/error-codes';
import type { FaultEffect, LedgerFault } from '../../../ledger/faults';
import type { LedgerReason } from '../../../ledger/types';
import { registry } from '../../domain';
import type { Arrival } from '../arrival';
import type { Book } from '../book';
import { storeEffects, type Traces } from '../effects';
import { nothing } from '../entries';
import { storedUuids } from '../ids';
import { createReader } from '../reader';
import type { Fate, Presenter, Refusal, Reply } from '../reply';
import type { Strike } from './strike';

/** A call that was carried out or refused. */
export interface Done {
  readonly reply: Reply;
  readonly traces: Traces;
  readonly reasons?: LedgerReason[] | undefined;
}

/** The same, with what was done to it on purpose. */
export interface Struck extends Done {
  readonly fault?: LedgerFault;
}

interface Around {
  readonly book: Book;
  readonly arrival: Arrival;
  readonly present: Presenter;
}

const madeUp = new Map(registry.resources.flatMap(({ refused = {} }) => Object.entries(refused)));

/** How long a caller is left without an answer where nobody said; clients give up after 10 to 60 seconds. */
export const usualSilenceMs = 60_000;

function refusalOf({ status = 500, code, parameter, retryAfter }: FaultEffect, operationId: string): Refusal {
  const what = [status, code].filter((part) => part !== undefined).join(' ');
  return {
    status,
    ...(code !== undefined && { code: code as ErrorCode }),
    ...(parameter !== undefined && { parameter }),
    message: `A fault of the sandbox answers this ${operationId} call with ${what}. Nothing of the call was done.`,
    ...(retryAfter !== undefined && { headers: { 'retry-after': String(retryAfter) } }),
  };
}

const unanswered: Reply = { status: 0, headers: {}, body: null };

function withFate(reply: Reply, { id }: Strike, fate: Fate): Reply {
  return { ...reply, headers: { ...reply.headers, 'x-sandbox-fault': id }, fate };
}

/** What the API itself changes when it refuses, such as the checkout that a 409 uses up. */
async function leaveBehind({ transaction, context }: Book, { operation, body }: Arrival, effect: FaultEffect) {
  const { status = 500, code } = effect;
  const found = operation && madeUp.get(operation.id);
  if (!found) return;
  const writes = await found({ status, code, body, read: createReader(transaction), context });
  const clock = { now: context.now, newEventId: storedUuids(transaction.account), liveMode: context.liveMode };
  await storeEffects(transaction, { writes, deletes: [], events: [] }, clock);
}

async function errorInstead(strike: Strike, { book, arrival, present }: Around): Promise<Struck> {
  const { effect } = strike;
  const { requestId, operation } = arrival;
  const reply = present.refused(requestId, [refusalOf(effect, operation?.id ?? '')]);
  await leaveBehind(book, arrival, effect);
  const fault = { id: strike.id, ...effect, isDone: false, isAnswered: true };
  return { reply: withFate(reply, strike, { delayMs: effect.ms ?? 0 }), traces: nothing, fault };
}

/** @param work carries out the call; it is left out where the fault comes before it */
export async function through(strike: Strike | undefined, around: Around, work: () => Promise<Done>): Promise<Struck> {
  if (!strike) return work();
  const { id, effect } = strike;
  const { kind, when = 'after', ms } = effect;
  if (kind === 'error') return errorInstead(strike, around);
  if (kind === 'latency') {
    const done = await work();
    const fault = { id, ...effect, isDone: true, isAnswered: true };
    return { ...done, reply: withFate(done.reply, strike, { delayMs: ms ?? 0 }), fault };
  }
  const isDone = when === 'after';
  const done = isDone ? await work() : { reply: unanswered, traces: nothing };
  const delayMs = ms ?? (kind === 'timeout' ? usualSilenceMs : 0);
  const fault = { id, ...effect, when, isDone, isAnswered: false };
  return { ...done, reply: { ...done.reply, fate: { delayMs, isCut: true } }, fault };
}
