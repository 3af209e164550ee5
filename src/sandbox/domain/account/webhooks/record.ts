import type { Webhook } from '../../../../generated/contract/types';
import type { Kept } from '../../kernel/records';

export type WebhookRecord = Kept<'webhook', Webhook>;

declare module '../../kernel/records' {
  interface Records {
    webhook: WebhookRecord;
  }
}
