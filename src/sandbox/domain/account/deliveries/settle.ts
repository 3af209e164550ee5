/** What becomes of a delivery and of its webhook after an attempt. */
import { toSeconds } from '../../kernel/time';
import type { WebhookRecord } from '../webhooks/record';
import type { AttemptOutcome, Delivery, DeliveryRecord, MadeAttempt } from './record';
import { isGivenUp, nextAttemptTime } from './schedule';

interface At {
  /** ISO 8601 UTC, of the account's clock. */
  readonly now: string;
  readonly liveMode: boolean;
}

/** It is over, one way or the other. */
export function ended(delivery: DeliveryRecord, state: Exclude<Delivery['state'], 'waiting'>): DeliveryRecord {
  const { dueTime: _, waitingFor: __, ...rest } = delivery.document;
  return { ...delivery, document: { ...rest, state } };
}

/** With the attempt that was just made, and the time of the next where there is one. */
export function afterAttempt(
  delivery: DeliveryRecord,
  made: Omit<MadeAttempt, 'time'>,
  { now, liveMode }: At,
): DeliveryRecord {
  const attempts = [...delivery.document.attempts, { time: now, ...made }];
  const tried: DeliveryRecord = { ...delivery, document: { ...delivery.document, attempts } };
  if (made.outcome === 'acknowledged') return ended(tried, 'delivered');
  const dueTime = nextAttemptTime(attempts.length, now, liveMode);
  return dueTime === undefined ? ended(tried, 'failed') : { ...tried, document: { ...tried.document, dueTime } };
}

/**
 * The webhook after an attempt, or undefined where nothing about it changed. One whose deliveries all failed for days is
 * switched off, as the provider does it.
 */
export function webhookAfter(webhook: WebhookRecord, made: AttemptOutcome, now: string): WebhookRecord | undefined {
  const { failingSince, ...hidden } = webhook.hidden;
  if (made.outcome === 'acknowledged') return failingSince === undefined ? undefined : { ...webhook, hidden };
  if (failingSince === undefined) return { ...webhook, hidden: { ...hidden, failingSince: now } };
  if (!webhook.document.enabled || !isGivenUp(failingSince, now)) return undefined;
  return { ...webhook, document: { ...webhook.document, enabled: false, updatedTime: toSeconds(now) } };
}
