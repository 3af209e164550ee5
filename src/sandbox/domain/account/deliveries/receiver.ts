/** The endpoint that the sandbox has itself, and what it answers. */
import type { Kept } from '../../kernel/records';

/** What the receiver does with one delivery. `cut` ends the connection, `hang` never answers. */
export interface ReceiverAnswer {
  readonly answer: number | 'cut' | 'hang';
  /** Milliseconds until it answers, of the machine's clock. */
  readonly afterMs?: number;
  readonly text?: string;
}

export interface Receiver {
  /** One for each delivery, in this order; the last stays. */
  readonly answers: readonly ReceiverAnswer[];
  /** How many deliveries were answered since it was set. */
  readonly used: number;
}

type ReceiverRecord = Kept<'webhook-receiver', Receiver>;

declare module '../../kernel/records' {
  interface Records {
    'webhook-receiver': ReceiverRecord;
  }
}

/** Addresses of this host are the receiver's; nobody can ever own a name that ends in `.test` (RFC 2606). */
export const receiverAddress = 'https://receiver.test/';

export const usualReceiver: Receiver = { answers: [{ answer: 200 }], used: 0 };

export function isReceiver(address: string): boolean {
  return /^https?:\/\/receiver\.test(?:[:/?#]|$)/i.test(address);
}

/** What the next delivery is answered. */
export function nextAnswer({ answers, used }: Receiver): ReceiverAnswer {
  return answers[Math.min(used, answers.length - 1)] ?? { answer: 200 };
}
