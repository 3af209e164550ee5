/** What the ledger says of an attempt to deliver an event. */
import { newestVersion } from '../../../contract/versions';
import type { DeliveryEntry } from '../../../ledger/types';
import type { RecordOf } from '../../domain';
import type { AttemptOutcome } from '../../domain/account/deliveries/record';
import type { Draft } from '../entries';
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

/** The version that a webhook is written to in. */
export function versionOf({ document: { apiVersion = 'default' } }: WebhookRecord): string {
  return apiVersion === 'default' || apiVersion === 'latest' ? newestVersion : apiVersion;
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

type About = Pick<DeliveryEntry, 'deliveryId' | 'eventId' | 'eventType' | 'attempt' | 'cause' | 'check' | 'fault'> & {
  readonly objectKind: string;
  readonly objectId: string;
};

/** What the ledger says of an attempt. */
export function deliveryEntry(
  { webhook, version, time }: Pick<Letter, 'webhook' | 'version' | 'time'>,
  { objectKind, objectId, ...about }: About,
  { durationMs, headers: _, inside, ...came }: Omit<Came, 'outcome'> & Pick<DeliveryEntry, 'outcome'>,
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

export function aboutAttempt({ document }: DeliveryRecord): About {
  const { id, eventId, eventType, cause, attempts, objectKind, objectId, fault } = document;
  const attempt = attempts.length;
  return { deliveryId: id, eventId, eventType, cause, attempt, objectKind, objectId, ...(fault && { fault }) };
}

/** What the ledger says of a delivery that was dropped on purpose. */
export function withheldEntry(webhook: WebhookRecord, delivery: DeliveryRecord, time: string): Draft<DeliveryEntry> {
  const about = { ...aboutAttempt(delivery), attempt: delivery.document.attempts.length + 1 };
  const came = { outcome: 'withheld', durationMs: 0, inside: true } as const;
  return deliveryEntry({ webhook, version: versionOf(webhook), time }, about, came);
}
