/**
 * Deliveries to those who listen from elsewhere. A request for them waits in the store until they fetch it, from whichever
 * process, and whoever sends along the line waits for what they tell of the answer.
 */
import { isThere, type Listener, longestPollMs, type RelayedAnswer } from '../domain/account/deliveries/listener';
import { answer, type Handed, handOver, hasNews, listenerOf, offer, outcomeOf } from '../engine/outbox/listener';
import type { Recorder } from '../engine/record';
import type { Store } from '../storage/port';
import type { Outgoing, Sender, Sent } from './sender';
import { Waker } from './waker';

/** How often the store is looked at for what another process wrote, in milliseconds. */
const lookEveryMs = 500;

/** Why somebody who asks does not listen: the webhook is gone, another one listens for it, or this process is about to end. */
export type NotListening = 'gone' | 'other' | 'ending';

export interface Place {
  readonly accountId: string;
  readonly webhookId: string;
}

interface Parts {
  readonly store: Store;
  readonly record: Recorder;
  /** Somebody asks for what is to be sent to the webhook. */
  readonly onAsked: (place: Place) => void;
}

const nameOf = ({ accountId, webhookId }: Place) => `${accountId} ${webhookId}`;

function inBase64(bytes: Uint8Array): string {
  let text = '';
  for (const byte of bytes) text += String.fromCharCode(byte);
  return btoa(text);
}

export class Listeners {
  private readonly waker = new Waker();

  constructor(private readonly parts: Parts) {}

  stop(): void {
    this.waker.stop();
  }

  listenerOf({ accountId, webhookId }: Place): Promise<Listener | undefined> {
    return this.parts.store.transact(accountId, (transaction) => listenerOf(transaction, webhookId));
  }

  /** The way to whoever listens for a webhook; undefined where its address is called. */
  async wayTo(place: Place): Promise<Sender | undefined> {
    const listener = await this.listenerOf(place);
    if (!listener) return undefined;
    if (isThere(listener, Date.now())) return (outgoing, limits) => this.relay(place, outgoing, limits);
    // Nobody else knows the address of a webhook that was made for a listener.
    return listener.isTemporary ? async () => unsent : undefined;
  }

  /** What waits for a listener: at once, or when something comes within the time. */
  async next(
    place: Place,
    { id, have, waitMs }: { readonly id: string; readonly have: readonly string[]; readonly waitMs: number },
  ): Promise<readonly Handed[] | NotListening> {
    const { store, record } = this.parts;
    const { accountId, webhookId } = place;
    const end = Date.now() + Math.min(waitMs, longestPollMs);
    for (let isFirst = true; !this.waker.hasStopped; isFirst = false) {
      const isDue =
        isFirst || (await store.transact(accountId, (transaction) => hasNews(transaction, { webhookId, id, have })));
      const taken = isDue
        ? await record({ accountId }, ({ transaction }) => this.take(transaction, place, id, have))
        : [];
      if (isFirst) this.parts.onAsked(place);
      if (typeof taken === 'string' || taken.length > 0 || Date.now() >= end) return taken;
      await this.waker.wait(nameOf(place), Math.min(lookEveryMs, Math.max(0, end - Date.now())));
    }
    return 'ending';
  }

  private async take(
    transaction: Parameters<typeof listenerOf>[0],
    { webhookId }: Place,
    id: string,
    have: readonly string[],
  ): Promise<readonly Handed[] | NotListening> {
    const listener = await listenerOf(transaction, webhookId);
    if (!listener || !(await transaction.get('webhook', webhookId))) return 'gone';
    if (listener.id !== id) return 'other';
    return handOver(transaction, listener, have, Date.now());
  }

  /** @returns false where nobody waits for the answer any more */
  async answered(place: Place, id: string, relayId: string, given: RelayedAnswer): Promise<boolean | NotListening> {
    const noted = await this.parts.record({ accountId: place.accountId }, async ({ transaction }) => {
      const listener = await listenerOf(transaction, place.webhookId);
      if (!listener) return 'gone' as const;
      return listener.id === id ? answer(transaction, listener, relayId, given) : ('other' as const);
    });
    this.waker.wake(nameOf(place));
    return noted;
  }

  private async relay(
    place: Place,
    { headers, body }: Outgoing,
    { withinMs, signal }: Parameters<Sender>[1],
  ): Promise<Sent> {
    const { store, record } = this.parts;
    const { accountId, webhookId } = place;
    const request = { headers, body: inBase64(body), withinMs };
    const id = await record({ accountId }, ({ transaction }) => offer(transaction, webhookId, request, Date.now()));
    for (;;) {
      this.waker.wake(nameOf(place));
      const outcome = await store.transact(accountId, (transaction) =>
        outcomeOf(transaction, { id, webhookId }, Date.now()),
      );
      if (outcome !== 'waiting' || signal.aborted || this.waker.hasStopped) {
        await record({ accountId }, ({ transaction }) => transaction.remove('webhook-relay', id));
        return sentOf(outcome, withinMs);
      }
      await this.waker.wait(nameOf(place), lookEveryMs);
    }
  }
}

const unsent: Sent = { failure: 'unsent', reason: 'Nobody listens for this webhook.' };

function sentOf(outcome: Awaited<ReturnType<typeof outcomeOf>>, withinMs: number): Sent {
  if (outcome === 'unsent' || outcome === 'waiting') return unsent;
  if (outcome === 'silent')
    return { failure: 'timeout', reason: `The listener told of no answer within ${withinMs} ms.` };
  return outcome;
}
