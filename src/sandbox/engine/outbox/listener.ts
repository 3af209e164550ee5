/** The store's side of listening: who listens for which webhook, and what is handed to them. */
import {
  isThere,
  type Listener,
  type RelayedAnswer,
  type RelayedRequest,
  type RelayRecord,
  tellWithinMs,
} from '../../domain/account/deliveries/listener';
import { NOTHING_HIDDEN } from '../../domain/kernel/records';
import type { Transaction } from '../../storage/port';
import { newUuid } from '../ids';

export async function listenerOf(transaction: Transaction, webhookId: string): Promise<Listener | undefined> {
  return (await transaction.get('webhook-listener', webhookId))?.document;
}

export function keepListener(transaction: Transaction, document: Listener): Promise<void> {
  return transaction.put([{ kind: 'webhook-listener', id: document.webhookId, document, hidden: NOTHING_HIDDEN }]);
}

/** What waits for one of them is not sent; whoever waits for its answer sees that it is gone. */
export async function removeListener(transaction: Transaction, { webhookId }: Listener): Promise<void> {
  await transaction.remove('webhook-listener', webhookId);
  for (const { id } of await relaysOf(transaction, webhookId)) await transaction.remove('webhook-relay', id);
}

const mostAtOnce = 1000;
/** Whoever made it ended before its answer came. */
const forgottenAfterMs = 60_000;

async function relaysOf(transaction: Transaction, webhookId: string): Promise<RelayRecord[]> {
  const placed = await transaction.page('webhook-relay', { direction: 'newer', size: mostAtOnce });
  return placed.map(({ record }) => record).filter(({ document }) => document.webhookId === webhookId);
}

export async function offer(
  transaction: Transaction,
  webhookId: string,
  request: RelayedRequest,
  now: number,
): Promise<string> {
  const id = newUuid();
  const document = { id, webhookId, madeAt: now };
  await transaction.put([], [{ kind: 'webhook-relay', id, document, hidden: { request } }]);
  return id;
}

export interface Handed extends RelayedRequest {
  readonly id: string;
}

const isWaiting = ({ document, hidden }: RelayRecord, have: readonly string[]) =>
  hidden.answer === undefined && !have.includes(document.id);

interface Waiting {
  readonly webhookId: string;
  /** Of the listener. */
  readonly id: string;
  readonly have: readonly string[];
}

/** Whether something waits for a listener that does not have it, or another one took over. */
export async function hasNews(transaction: Transaction, { webhookId, id, have }: Waiting): Promise<boolean> {
  const listener = await listenerOf(transaction, webhookId);
  return listener?.id !== id || (await relaysOf(transaction, webhookId)).some((relay) => isWaiting(relay, have));
}

/**
 * Hands over what waits, the oldest first; also what was handed over before and did not arrive.
 * @param have ids of what arrived and is not answered yet
 */
export async function handOver(
  transaction: Transaction,
  listener: Listener,
  have: readonly string[],
  now: number,
): Promise<Handed[]> {
  await keepListener(transaction, { ...listener, seenAt: now });
  const all = await relaysOf(transaction, listener.webhookId);
  const forgotten = all.filter(({ document }) => now - document.madeAt > forgottenAfterMs);
  for (const { id } of forgotten) await transaction.remove('webhook-relay', id);
  const handed = all.filter((relay) => !forgotten.includes(relay) && isWaiting(relay, have));
  await transaction.put(handed.map((relay) => ({ ...relay, document: { handedAt: now, ...relay.document } })));
  return handed.map(({ id, hidden }) => ({ id, ...hidden.request }));
}

/** @returns false where nobody waits for the answer any more */
export async function answer(
  transaction: Transaction,
  { webhookId }: Listener,
  id: string,
  given: RelayedAnswer,
): Promise<boolean> {
  const relay = await transaction.get('webhook-relay', id);
  if (relay?.document.webhookId !== webhookId || relay.hidden.answer) return false;
  await transaction.put([{ ...relay, hidden: { ...relay.hidden, answer: given } }]);
  return true;
}

/** What became of a relay: its answer; `unsent` where the listener is gone, so that nobody knows whether it arrived. */
export async function outcomeOf(
  transaction: Transaction,
  { id, webhookId }: { readonly id: string; readonly webhookId: string },
  now: number,
): Promise<RelayedAnswer | 'unsent' | 'silent' | 'waiting'> {
  const relay = await transaction.get('webhook-relay', id);
  const listener = await listenerOf(transaction, webhookId);
  if (!relay || !listener) return 'unsent';
  const { document, hidden } = relay;
  if (hidden.answer) return hidden.answer;
  const { handedAt } = document;
  if (handedAt === undefined) return isThere(listener, now) ? 'waiting' : 'unsent';
  if (now < handedAt + hidden.request.withinMs + tellWithinMs) return 'waiting';
  return listener.seenAt > handedAt ? 'silent' : 'unsent';
}
