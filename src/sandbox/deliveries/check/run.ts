/**
 * Checks the handler behind a webhook: sends it deliveries that are right and wrong on purpose, and looks at what it answers
 * and at which calls follow. Wrong ones are copies of an event under ids of their own, so that a handler which only knows
 * handled ids by heart does not pass for one that checks signatures.
 */
import type { Exchange } from '../../../ledger/types';
import type { RecordOf } from '../../domain';
import { listensFor } from '../../domain/account/webhooks/listening';
import type { Book } from '../../engine/book';
import { newUuid } from '../../engine/ids';
import { objectOf } from '../../engine/outbox/ask';
import { writeLetter } from '../../engine/outbox/attempts';
import { type Came, deliveryEntry, type Letter } from '../../engine/outbox/entry';
import type { Recorder } from '../../engine/record';
import { sendLetter } from '../send';
import { type Ways, wayOf } from '../ways';
import { type Finding, findingOf } from './finding';
import type { Part } from './parts';

export interface Wanted {
  readonly accountId: string;
  readonly webhookId: string;
  /** The newest that the webhook listens for when absent, `order.accepted` before others. */
  readonly eventId?: string | undefined;
  readonly parts: readonly Part[];
  /** How long calls are waited for after each part, in milliseconds. */
  readonly waitMs: number;
}

export interface Checked {
  readonly id: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly eventType: string;
  readonly parts: readonly Finding[];
}

/** Why there is nothing to check. */
export type Cannot = 'webhook' | 'event' | 'no-event';

const newestEvents = 100;
const bestType = 'order.accepted';

async function eventFor(
  { transaction }: Book,
  { document }: RecordOf<'webhook'>,
  id: string | undefined,
): Promise<RecordOf<'event'> | undefined> {
  if (id !== undefined) return transaction.get('event', id);
  const placed = await transaction.page('event', { direction: 'older', size: newestEvents });
  const listened = placed
    .map(({ record }) => record)
    .filter((event) => listensFor({ ...document, enabled: true }, event.document.type));
  return listened.find((event) => event.document.type === bestType) ?? listened[0];
}

interface Base {
  readonly letter: Letter;
  readonly event: RecordOf<'event'>;
}

function baseOf(record: Recorder, { accountId, webhookId, eventId }: Wanted): Promise<Base | Cannot> {
  return record({ accountId }, async (book) => {
    const webhook = await book.transaction.get('webhook', webhookId);
    if (!webhook) return 'webhook';
    const event = await eventFor(book, webhook, eventId);
    if (!event) return eventId === undefined ? 'no-event' : 'event';
    const letter = await writeLetter(book.transaction, webhook, event.id, book.context);
    return letter ? { letter, event } : 'event';
  });
}

/** The letter that a part sends. */
function letterFor({ letter }: Base, { isItself, type }: Part): { letter: Letter; eventId: string; eventType: string } {
  const event = JSON.parse(letter.body) as { id: string; type: string };
  const copy = isItself ? event : { ...event, id: newUuid(), ...(type !== undefined && { type }) };
  return { letter: { ...letter, body: JSON.stringify(copy) }, eventId: copy.id, eventType: copy.type };
}

const pause = (ms: number) => new Promise<void>((resolve) => setTimeout(resolve, ms));

interface Checking extends Ways {
  readonly id: string;
  readonly accountId: string;
  readonly base: Base;
  /** Milliseconds since 1970, of the machine's clock. */
  readonly begun: number;
}

const nobodyListens: Came = { outcome: 'unreachable', reason: 'Nobody listens for this webhook.', durationMs: 0 };

/** Sends a part and writes it down. */
async function sendPart({ id, accountId, base, record, send, begun }: Checking, part: Part): Promise<Came> {
  const { letter, eventId, eventType } = letterFor(base, part);
  const body = new TextEncoder().encode(letter.body);
  const bent = part.bend ? await part.bend(letter, body, Date.now(), begun) : {};
  const signal = new AbortController().signal;
  const time = await record({ accountId }, async ({ context }) => context.now);
  const sent = await sendLetter(letter, { send, signal }, bent);
  const came: Came = sent === 'unsent' ? nobodyListens : sent;
  const about = {
    ...{ deliveryId: newUuid(), eventId, eventType, attempt: 1, cause: 'check' as const },
    ...{ check: { id, part: part.name }, ...objectOf(base.event) },
  };
  await record({ accountId }, async (book) => book.write(deliveryEntry({ ...letter, time }, about, came)));
  return came;
}

/** What the connector changed since an entry that has to do with the event's object. */
function callsSince({ record, accountId, base }: Checking, after: number): Promise<Exchange[]> {
  const { objectId } = objectOf(base.event);
  return record({ accountId }, async ({ transaction }) => {
    const entries = await transaction.exchanges(after, 500);
    return entries.filter(
      (entry): entry is Exchange =>
        entry.kind === 'exchange' &&
        entry.origin === 'connector' &&
        entry.method !== 'GET' &&
        entry.status < 400 &&
        JSON.stringify([entry.path, entry.requestBody, entry.objects]).includes(objectId),
    );
  });
}

const lastSequence = ({ record, accountId }: Checking) =>
  record({ accountId }, async ({ nextSequence }) => nextSequence - 1);

/** Parts that belong together are sent at the same moment: an event and its duplicate. What was taken is replayed after them. */
function togetherOf(wanted: readonly Part[]): Part[][] {
  const pair = wanted.filter(({ isItself, expects }) => isItself && expects === 'acceptance');
  const alone = wanted.filter(({ isItself }) => !isItself).map((part) => [part]);
  const replayed = wanted.filter(({ expects }) => expects === 'nothing');
  return [...alone, pair, replayed].filter((group) => group.length > 0);
}

export async function checkHandler(options: Ways, wanted: Wanted): Promise<Checked | Cannot> {
  const base = await baseOf(options.record, wanted);
  if (typeof base === 'string') return base;
  const { accountId } = wanted;
  const send = await wayOf(options, wanted);
  const checking: Checking = { ...options, send, id: newUuid(), accountId, base, begun: Date.now() };
  const findings: Finding[] = [];
  for (const group of togetherOf(wanted.parts)) {
    const before = await lastSequence(checking);
    const came = await Promise.all(group.map((part) => sendPart(checking, part)));
    await pause(wanted.waitMs);
    const calls = await callsSince(checking, before);
    const earlier = findings.flatMap((finding) => finding.calls);
    findings.push(...group.map((part, index) => findingOf(part, came[index] as Came, calls, earlier)));
  }
  const { id: eventId, document } = base.event;
  return { id: checking.id, webhookId: wanted.webhookId, eventId, eventType: document.type, parts: findings };
}
