/** Begins and ends listening: for a webhook that is there, or for one that is made for it and goes with it. */
import type { RecordOf } from '../../domain';
import { isThere, type Listener } from '../../domain/account/deliveries/listener';
import { createWebhook } from '../../domain/account/webhooks/resource';
import { newToken, rotated, tokensAt, withToken } from '../../domain/account/webhooks/tokens';
import { accept, type Decision } from '../../domain/kernel/decision';
import { notFound } from '../../domain/kernel/problems';
import type { Book } from '../book';
import { storeEffects, type Traces } from '../effects';
import { newStoredUuid, newUuid } from '../ids';
import { createReader } from '../reader';
import { keepListener, removeListener } from './listener';

export interface WantedListener {
  /** One that is there; one is made where it is absent. */
  readonly webhookId?: string;
  /** Of the one that is made: what the handler is, for whoever reads the list of webhooks, and the types of its events. */
  readonly address: string;
  readonly types: readonly string[];
  /** Signs deliveries from now on; without it the webhook's own, or a new one. */
  readonly token?: string;
}

export interface BegunListener {
  readonly listener: Listener;
  readonly webhook: RecordOf<'webhook'>;
  /** Texts that sign, the newest first. */
  readonly tokens: readonly string[];
}

const forgottenAfterMs = 24 * 60 * 60 * 1000;
const mostListeners = 200;

const clockOf = ({ context }: Book) => ({
  now: context.now,
  newEventId: newStoredUuid,
  liveMode: context.liveMode,
});

/** Takes away the webhooks whose listener ended a day ago without a word. */
async function tidy(book: Book, now: number): Promise<void> {
  const placed = await book.transaction.page('webhook-listener', { direction: 'newer', size: mostListeners });
  for (const { record } of placed)
    if (now - record.document.seenAt > forgottenAfterMs) await endListening(book, record.document);
}

async function webhookFor(
  book: Book,
  { webhookId, address, types }: WantedListener,
): Promise<Decision<RecordOf<'webhook'>>> {
  const { transaction, context } = book;
  if (webhookId !== undefined) {
    const known = await transaction.get('webhook', webhookId);
    return known ? accept(known) : notFound('Webhook', webhookId, 'webhookId');
  }
  const made = await createWebhook({ body: { address, types: [...types] }, read: createReader(transaction), context });
  if (!made.ok) return made;
  await storeEffects(transaction, made, clockOf(book));
  return accept((await transaction.get('webhook', (made.result as { id: string }).id)) as RecordOf<'webhook'>);
}

/** Whoever listened for the webhook before is told so when it asks again. */
export async function beginListening(book: Book, wanted: WantedListener): Promise<Decision<BegunListener>> {
  const { transaction, context } = book;
  const now = Date.now();
  await tidy(book, now);
  const found = await webhookFor(book, wanted);
  if (!found.ok) return found;
  const signing = withToken(found.result, context);
  const { tokens = [] } = signing.hidden;
  const next = wanted.token === undefined ? tokens : rotated(tokens, newToken(context, wanted.token), 0);
  const webhook = { ...signing, hidden: { ...signing.hidden, tokens: next } };
  await transaction.put([webhook]);
  const before = await transaction.get('webhook-listener', webhook.id);
  const isTemporary = wanted.webhookId === undefined || before?.document.isTemporary === true;
  const listener: Listener = { id: `listener_${newUuid()}`, webhookId: webhook.id, isTemporary, seenAt: now };
  await keepListener(transaction, listener);
  return accept({ listener, webhook, tokens: tokensAt(next, context.now).map(({ token }) => token) });
}

/** Deliveries go to the webhook's address again; one that was made for the listener goes with it. */
export async function endListening(book: Book, listener: Listener): Promise<Traces> {
  await removeListener(book.transaction, listener);
  if (!listener.isTemporary) return { objects: [], events: [] };
  const deletes = [{ kind: 'webhook' as const, id: listener.webhookId }];
  return storeEffects(book.transaction, { writes: [], deletes, events: [] }, clockOf(book));
}

/** Those that listen now, for whoever looks. */
export async function listeners({
  transaction,
}: Pick<Book, 'transaction'>): Promise<(Listener & { isThere: boolean })[]> {
  const placed = await transaction.page('webhook-listener', { direction: 'newer', size: mostListeners });
  return placed.map(({ record: { document } }) => ({ ...document, isThere: isThere(document, Date.now()) }));
}
