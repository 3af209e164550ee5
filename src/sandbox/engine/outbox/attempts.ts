/** Takes from the outbox what is due, and writes down what became of it. In between it is sent; nothing here knows how. */
import { newestVersion } from '../../../contract/versions';
import type { DeliveryEntry } from '../../../ledger/types';
import type { Context, RecordOf } from '../../domain';
import type { AttemptOutcome } from '../../domain/account/deliveries/record';
import { afterAttempt, ended, webhookAfter } from '../../domain/account/deliveries/settle';
import { tokensAt, withToken } from '../../domain/account/webhooks/tokens';
import { momentOf } from '../../domain/kernel/time';
import type { Transaction } from '../../storage/port';
import type { Book } from '../book';
import type { Draft } from '../entries';
import type { Recorder } from '../record';
import { answerIn } from '../versions/answer';
import { urlWithoutSecrets } from './shown-url';

type DeliveryRecord = RecordOf<'delivery'>;
type WebhookRecord = RecordOf<'webhook'>;

/** What is to be sent: an event, as the webhook has it, with all that the request needs. */
export interface Letter {
  readonly webhook: WebhookRecord;
  /** Texts that sign it, the newest first. */
  readonly tokens: readonly string[];
  /** The event as JSON. */
  readonly body: string;
  /** The version that it is written in. */
  readonly version: string;
  /** What the event says of the webhooks that it has still to reach. */
  readonly pendingWebhooks: number;
  /** When it was taken: ISO 8601 UTC, of the account's clock. */
  readonly time: string;
}

/** A letter, and the delivery that it is an attempt of. */
export interface DueLetter extends Letter {
  readonly delivery: DeliveryRecord;
}

function versionOf({ document: { apiVersion = 'default' } }: WebhookRecord): string {
  return apiVersion === 'default' || apiVersion === 'latest' ? newestVersion : apiVersion;
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

async function end(transaction: Transaction, delivery: DeliveryRecord, state: 'dropped' | 'failed'): Promise<void> {
  await transaction.put([ended(delivery, state)]);
  if (delivery.document.cause === 'event') await noteEnd(transaction, delivery.document.eventId);
}

const atOnce = 100;

const waitingFor = (webhookId: string) => ({ name: 'waitingFor', oneOf: [webhookId] });

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
  const where = [waitingFor(webhookId), { name: 'dueTime', within: { lte: momentOf(context.now) } }];
  const [oldest] = await transaction.page('delivery', { direction: 'newer', size: 1, where });
  if (!oldest) return 'nothing';
  const { record: delivery } = oldest;
  const letter = await writeLetter(transaction, webhook, delivery.document.eventId, context);
  if (letter) return { letter: { ...letter, delivery } };
  await end(transaction, delivery, 'failed');
  return 'again';
}

/** The oldest event that is due for a webhook; undefined where none is. */
export async function takeDue(record: Recorder, accountId: string, webhookId: string): Promise<DueLetter | undefined> {
  for (;;) {
    const taken = await record({ accountId }, (book) => take(book, webhookId));
    if (taken === 'nothing') return undefined;
    if (taken !== 'again') return taken.letter;
  }
}

/** What came of sending a letter. */
export interface Came extends AttemptOutcome {
  /** The beginning of what was answered, without secrets. */
  readonly answer?: string;
  /** That went out, without credentials. Absent where nothing did. */
  readonly headers?: Readonly<Record<string, string>>;
  /** No connector had a part in it. */
  readonly inside?: true;
}

type About = Pick<DeliveryEntry, 'deliveryId' | 'eventId' | 'eventType' | 'attempt' | 'cause' | 'check'> & {
  readonly objectKind: string;
  readonly objectId: string;
};

/** What the ledger says of an attempt. */
export function deliveryEntry(
  { webhook, version, time }: Pick<Letter, 'webhook' | 'version' | 'time'>,
  { objectKind, objectId, ...about }: About,
  { durationMs, headers: _, inside, ...came }: Came,
): Draft<DeliveryEntry> {
  return {
    kind: 'delivery',
    time,
    // What the sandbox's own receiver answers says nothing of a connector.
    origin: inside ? 'playground' : 'connector',
    ...about,
    webhookId: webhook.id,
    url: urlWithoutSecrets(webhook.document.address),
    apiVersion: version,
    durationMs: Math.round(durationMs * 10) / 10,
    ...came,
    objects: [
      { kind: 'webhook', id: webhook.id },
      { kind: 'event', id: about.eventId },
      { kind: objectKind, id: objectId },
    ],
    events: [],
  };
}

function aboutAttempt({ document }: DeliveryRecord): About {
  const { id, eventId, eventType, cause, attempts, objectKind, objectId } = document;
  return { deliveryId: id, eventId, eventType, cause, attempt: attempts.length, objectKind, objectId };
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
  const after = afterAttempt(delivery, { ...outcome, ...(answer !== undefined && { answer }), ...sent }, context);
  const webhook = await transaction.get('webhook', letter.webhook.id);
  const changed = webhook && webhookAfter(webhook, outcome, context.now);
  await transaction.put(changed ? [after, changed] : [after]);
  if (after.document.state !== 'waiting' && after.document.cause === 'event')
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
