import type { Webhook } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

/** Signs deliveries. The provider shows it in its Dashboard and never in an answer. */
export interface SigningToken {
  readonly token: string;
  /** ISO 8601 UTC, of the account's clock. */
  readonly createdTime: string;
  /** Until when it signs beside a newer one; absent where nothing took its place. */
  readonly expiresTime?: string;
}

export interface WebhookSecrets {
  /** The newest first. Absent in webhooks from before there were deliveries. */
  readonly tokens?: readonly SigningToken[];
  /** Of `authentication` or `oauth`. */
  readonly password?: string;
  readonly clientSecret?: string;
  /** When the first delivery failed since the last that did not; ISO 8601 UTC. */
  readonly failingSince?: string;
}

export type WebhookRecord = Kept<'webhook', Webhook, WebhookSecrets>;

declare module '../../kernel/records' {
  interface Records {
    webhook: WebhookRecord;
  }
}

declare module '../../kernel/ids' {
  interface InnerIds {
    'webhook-token': true;
  }
}
