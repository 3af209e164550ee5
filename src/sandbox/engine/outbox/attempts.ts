/** Takes from the outbox what is due, and writes down what became of it. In between it is sent; nothing here knows how. */
import type { Context, RecordOf } from '../../domain';
import { afterAttempt, ended, webhookAfter } from '../../domain/account/deliveries/settle';
import { tokensAt, withToken } from '../../domain/account/webhooks/tokens';
import type { Transaction } from '../../storage/port';
import type { Book } from '../book';
import { isSuspended } from '../closing';
import type { Recorder } from '../record';
import { answerIn } from '../versions/answer';
import { aboutAttempt, type Came, deliveryEntry, type Letter, versionOf } from './entry';
import { oldestDue, waitingFor } from './oldest-due';
import { urlWithoutSecrets } from './shown-url';

type DeliveryRecord = RecordOf<'delivery'>;
type WebhookRecord = RecordOf<'webhook'>;

/** A letter, and the delivery that it is an attempt of. */
export interface DueLetter extends Letter {
  readonly delivery: DeliveryRecord;
}

/** @returns undefined where the event is gone, as when its row was damaged */
export async function writeLetter(
  transaction: Transaction,
  webhook: WebhookRecord,
  eventId: string,
  context: Pick<Context, 'now' | 'newId'>,
): Promise<Letter | undefined> {
  const event = await transaction.get('event', eventId);
  if (!event) return undefined;
  const signing = withToken(webhook, context);
  if (signing !== webhook) await transaction.put([signing]);
  const version = versionOf(webhook);
  const shown = await answerIn(version, 'event', event.document, transaction);
  const tokens = tokensAt(signing.hidden.tokens ?? [], context.now).map(({ token }) => token);
  const { pendingWebhooks = 0 } = event.document;
  return { webhook: signing, tokens, body: JSON.stringify(shown), version, pendingWebhooks, time: context.now };
}

/** One event fewer that waits for a webhook. */
async function noteEnd(transaction: Transaction, eventId: string): Promise<void> {
  const event = await transaction.get('event', eventId);
  if (!event) return;
  const pendingWebhooks = Math.max(0, (event.document.pendingWebhooks ?? 0) - 1);
  await transaction.put([{ ...event, document: { ...event.document, pendingWebhooks } }]);
}

/** It is over for a delivery that waited. */
export async function end(
  transaction: Transaction,
  delivery: DeliveryRecord,
  state: 'dropped' | 'failed',
): Promise<void> {
  await transaction.put([ended(delivery, state)]);
  if (delivery.document.cause === 'event') await noteEnd(transaction, delivery.document.eventId);
}

const atOnce = 100;

/** Nothing is sent to a webhook that was disabled or deleted. @returns whether more is waiting */
async function dropSome(transaction: Transaction, webhookId: string): Promise<boolean> {
  const where = [waitingFor(webhookId)];
  const placed = await transaction.page('delivery', { direction: 'newer', size: atOnce, where });
  for (const { record } of placed) await end(transaction, record, 'dropped');
  return placed.length === atOnce;
}

type Taken = { readonly letter: DueLetter } | 'again' | 'nothing';

async function take({ transaction, context }: Book, webhookId: string): Promise<Taken> {
  const webhook = await transaction.get('webhook', webhookId);
  if (!webhook?.document.enabled) return (await dropSome(transaction, webhookId)) ? 'again' : 'nothing';
  const delivery = await oldestDue(transaction, webhookId, context.now);
  if (!delivery) return 'nothing';
  const letter = await writeLetter(transaction, webhook, delivery.document.eventId, context);
  if (letter) return { letter: { ...letter, delivery } };
  await end(transaction, delivery, 'failed');
  return 'again';
}

/** The oldest event that is due for a webhook; undefined where none is. */
export async function takeDue(record: Recorder, accountId: string, webhookId: string): Promise<DueLetter | undefined> {
  for (;;) {
    const taken = await record({ accountId }, async (book) =>
      (await isSuspended(book.transaction, accountId)) ? 'nothing' : take(book, webhookId),
    );
    if (taken === 'nothing') return undefined;
    if (taken !== 'again') return taken.letter;
  }
}

/** A run that was stopped goes on for what was still to be sent of it. */
async function extendRun({ transaction, nextSequence }: Book, id: string | undefined): Promise<void> {
  const run = id === undefined ? undefined : await transaction.get('run', id);
  if (run?.document.lastSequence === undefined) return;
  await transaction.put([{ ...run, document: { ...run.document, lastSequence: nextSequence } }]);
}

async function settle(book: Book, letter: DueLetter, came: Came): Promise<DeliveryRecord | undefined> {
  const { transaction, context } = book;
  const delivery = await transaction.get('delivery', letter.delivery.id);
  // A reset took everything away meanwhile.
  if (!delivery) return undefined;
  // Another process sent it too, as where this one was cut off for a while, and has noted it already.
  if (delivery.document.attempts.length !== letter.delivery.document.attempts.length) return delivery;
  const { headers, inside: _, answer, ...outcome } = came;
  const { version, pendingWebhooks } = letter;
  const url = urlWithoutSecrets(letter.webhook.document.address);
  const sent = headers && { sent: { url, headers, version, pendingWebhooks } };
  const made = { ...outcome, ...(answer !== undefined && { answer }), ...sent };
  const isWaiting = delivery.document.state === 'waiting';
  const tried = afterAttempt(delivery, made, context);
  // Somebody wanted it dropped while it was under way.
  const after = isWaiting || outcome.outcome === 'acknowledged' ? tried : ended(tried, 'dropped');
  const webhook = await transaction.get('webhook', letter.webhook.id);
  const changed = webhook && webhookAfter(webhook, outcome, context.now);
  await transaction.put(changed ? [after, changed] : [after]);
  if (isWaiting && after.document.state !== 'waiting' && after.document.cause === 'event')
    await noteEnd(transaction, after.document.eventId);
  const { dueTime, run } = after.document;
  const isOff = changed?.document.enabled === false && webhook?.document.enabled;
  await extendRun(book, run);
  book.write(
    {
      ...deliveryEntry(letter, aboutAttempt(after), came),
      ...(dueTime !== undefined && !isOff && { nextAttemptTime: dueTime }),
      ...(isOff && { switchedOff: true }),
    },
    run,
  );
  return after;
}

/** Marks a letter as sent, or puts it back for later. @returns the delivery as it is now, where it is still there */
export function settleAttempt(
  record: Recorder,
  accountId: string,
  letter: DueLetter,
  came: Came,
): Promise<DeliveryRecord | undefined> {
  return record({ accountId }, (book) => settle(book, letter, came));
}
