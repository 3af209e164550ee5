/** Reasons of a decision, for callers who ask for them with a header. */
import type { LedgerReason } from '../../ledger/types';
import type { Context } from '../domain';

export interface Explaining {
  readonly context: Context;
  /** Of what was decided so far: the last for each place in the answer. Undefined where nobody asked. */
  reasons(): LedgerReason[] | undefined;
}

/** The very context where nobody asks: then nothing is worked out. */
export function explaining(context: Context, isWanted: boolean): Explaining {
  if (!isWanted) return { context, reasons: () => undefined };
  const found = new Map<string, LedgerReason>();
  return {
    context: {
      ...context,
      explain: (reasons) => {
        for (const reason of reasons()) found.set(reason.pointer, reason);
      },
    },
    reasons: () => (found.size > 0 ? [...found.values()] : undefined),
  };
}
