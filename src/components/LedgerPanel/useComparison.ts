import { useState } from 'react';
import type { Exchange } from '../../ledger/types';

/** Two calls to put beside each other: the one that was chosen first, and then another. */
export function useComparison() {
  const [first, setFirst] = useState<Exchange | null>(null);
  const [calls, setCalls] = useState<readonly [Exchange, Exchange] | null>(null);
  const isFirst = ({ sequence }: Exchange) => first?.sequence === sequence;
  return {
    calls,
    /** What to do next, while one call is chosen. */
    said: first && !calls ? `Call #${first.sequence} is chosen: open another one and compare.` : null,
    labelFor: (exchange: Exchange) => (first && !isFirst(exchange) ? `Compare with #${first.sequence}` : 'Compare'),
    choose(exchange: Exchange): void {
      if (!first || isFirst(exchange)) setFirst(exchange);
      else setCalls([first, exchange]);
    },
    stop(): void {
      setFirst(null);
      setCalls(null);
    },
  };
}
