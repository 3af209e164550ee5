/** Who listens for a webhook from elsewhere, and what is on its way to them. */
import type { Kept } from '../../kernel/records';

/** A program that fetches deliveries over a connection of its own, because no address of its network can be called. */
export interface Listener {
  readonly id: string;
  readonly webhookId: string;
  /** The webhook was made for it, and goes with it. */
  readonly isTemporary: boolean;
  /** When it asked last, or since when it waits for an answer: milliseconds since 1970, of the machine's clock. */
  readonly seenAt: number;
}

/** A request for a listener, until its answer was read. What is in it stands apart: it has credentials. */
export interface Relay {
  readonly id: string;
  readonly webhookId: string;
  /** Milliseconds since 1970, of the machine's clock. */
  readonly madeAt: number;
  readonly handedAt?: number;
}

export interface RelayedRequest {
  readonly headers: Readonly<Record<string, string>>;
  /** The very bytes, in Base64. */
  readonly body: string;
  /** How long the handler may take, in milliseconds. */
  readonly withinMs: number;
}

/** What the handler made of it, as the listener tells. */
export type RelayedAnswer =
  | { readonly status: number; readonly text: string; readonly afterMs: number }
  | { readonly failure: 'timeout' | 'unreachable'; readonly reason: string };

interface RelayHidden {
  readonly request: RelayedRequest;
  readonly answer?: RelayedAnswer;
}

export type RelayRecord = Kept<'webhook-relay', Relay, RelayHidden>;
type ListenerRecord = Kept<'webhook-listener', Listener>;

declare module '../../kernel/records' {
  interface Records {
    'webhook-relay': RelayRecord;
    'webhook-listener': ListenerRecord;
  }
}

/** A listener asks again within so many milliseconds, or it is gone. */
export const longestPollMs = 20_000;
const goneAfterMs = longestPollMs + 5000;

export const isThere = ({ seenAt }: Listener, now: number): boolean => now - seenAt < goneAfterMs;

/** How long the news of an answer may be on its way, in milliseconds, beside what the handler may take. */
export const tellWithinMs = 5000;
