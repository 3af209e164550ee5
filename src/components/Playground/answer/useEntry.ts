import { useEffect, useState } from 'react';
import { isCall } from '../../../ledger/origins';
import type { Exchange } from '../../../ledger/types';
import { type SandboxClient, useSandbox } from '../../../sandbox-client';

/** Other calls may have come between an answer and the look for its entry. */
const RECENT = 30;

async function entryOf(client: SandboxClient, requestId: string): Promise<Exchange | null> {
  const newest = await client.newestSequence();
  const entries = await client.readLedger(Math.max(0, newest - RECENT));
  return entries.filter(isCall).findLast((entry) => entry.requestId === requestId) ?? null;
}

/** What the ledger says of a call, once it does; null while it does not, or where the ledger could not be read. */
export function useEntry(requestId: string | null): Exchange | null {
  const { client } = useSandbox();
  const [entry, setEntry] = useState<Exchange | null>(null);
  useEffect(() => {
    let isCurrent = true;
    setEntry(null);
    if (requestId)
      entryOf(client, requestId).then(
        (found) => isCurrent && setEntry(found),
        () => undefined,
      );
    return () => {
      isCurrent = false;
    };
  }, [client, requestId]);
  return entry;
}
