/** The sandbox's own endpoint: it answers as it was set to, without a network. */
import { takeAnswer } from '../engine/outbox/receiver';
import type { Recorder } from '../engine/record';
import type { Sender, Sent } from './sender';

/** Waits, unless the process is about to end. */
function pause(ms: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const timer = setTimeout(resolve, ms);
    signal.addEventListener('abort', () => {
      clearTimeout(timer);
      resolve();
    });
  });
}

export function receiverOf(record: Recorder, accountId: string): Sender {
  return async (_, { withinMs, signal }): Promise<Sent> => {
    const {
      answer,
      afterMs = 0,
      text = '',
    } = await record({ accountId }, ({ transaction }) => takeAnswer(transaction));
    const waitMs = answer === 'hang' ? Number.POSITIVE_INFINITY : afterMs;
    if (waitMs > 0) await pause(Math.min(waitMs, withinMs), signal);
    const inside = true as const;
    if (waitMs > withinMs) return { failure: 'timeout', reason: `No answer within ${withinMs} ms.`, inside };
    if (typeof answer === 'number') return { status: answer, text, afterMs: waitMs, inside };
    return { failure: 'unreachable', reason: 'The connection was cut before an answer came.', inside };
  };
}
