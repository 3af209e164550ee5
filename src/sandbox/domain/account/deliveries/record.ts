import type { Kept } from '../../kernel/records';

/** Why an event is sent: it happened, or somebody asked for it again. */
export type DeliveryCause = 'event' | 'resend';

/** `dropped`: the webhook was disabled or deleted before it could be sent, or somebody wanted it dropped. */
export type DeliveryState = 'waiting' | 'delivered' | 'failed' | 'dropped';

/** Any answer, or why there was none. */
export interface AttemptOutcome {
  readonly outcome: 'acknowledged' | 'refused' | 'timeout' | 'unreachable';
  /** Of the answer. */
  readonly status?: number;
  /** In words, where there was no answer. */
  readonly reason?: string;
  readonly durationMs: number;
}

/** What went out in an attempt. Its body is the event, so that it can be made again. */
export interface SentRequest {
  /** Without credentials, as the headers. */
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  /** The version that the body is written in. */
  readonly version: string;
  /** What the event said of the webhooks that it had still to reach. */
  readonly pendingWebhooks: number;
}

export interface MadeAttempt extends AttemptOutcome {
  /** ISO 8601 UTC, of the account's clock. */
  readonly time: string;
  /** The beginning of what was answered, without secrets. */
  readonly answer?: string;
  /** Absent where nothing went out, and in attempts from before it was kept. */
  readonly sent?: SentRequest;
}

/** One event on its way to one webhook. What is sent is made from the event each time, so it is not kept here. */
export interface Delivery {
  readonly id: string;
  readonly webhookId: string;
  readonly eventId: string;
  readonly eventType: string;
  /** The object that the event is about. */
  readonly objectKind: string;
  readonly objectId: string;
  readonly cause: DeliveryCause;
  /** ISO 8601 UTC, of the account's clock, as all times here. */
  readonly createdTime: string;
  readonly state: DeliveryState;
  readonly attempts: readonly MadeAttempt[];
  /** Of the next attempt, while there is one. */
  readonly dueTime?: string;
  /** The webhook, while something has to be sent to it. */
  readonly waitingFor?: string;
  /** Id of the run in which the event happened. */
  readonly run?: string;
  /** What was done to it on purpose, by a fault with this id. */
  readonly fault?: { readonly id: string; readonly kind: 'drop' | 'delay' | 'duplicate' | 'reorder' };
}

export type DeliveryRecord = Kept<'delivery', Delivery>;

declare module '../../kernel/records' {
  interface Records {
    delivery: DeliveryRecord;
  }
}
