/** What one process tells the others of a sandbox. Whoever hears it looks into the store, which alone says what is so. */
export type News =
  /** Deliveries were written. Without the webhooks where they are too many to be named. */
  | { readonly about: 'outbox'; readonly accountId: string; readonly webhookIds?: readonly string[] }
  /** What was due later may be due now. */
  | { readonly about: 'clock'; readonly accountId: string }
  /** Keys were made, rotated or revoked. */
  | { readonly about: 'keys' }
  /** A shared assessment was changed, or is shared no longer. */
  | { readonly about: 'assessment'; readonly accountId: string; readonly id: string }
  /** The newest entry of an account's ledger; 0 after a reset. */
  | { readonly about: 'ledger'; readonly accountId: string; readonly sequence: number };
