import type { Exchange } from '../ledger/types';
import type { SandboxClient } from './types';

export interface News {
  gained: Exchange[];
  /** True when the ledger began anew (a reset): `gained` is all there is then. */
  restarted: boolean;
}

/** What the ledger gained since a sequence number. */
export async function readNews(
  client: Pick<SandboxClient, 'readLedger' | 'newestSequence'>,
  after: number,
): Promise<News> {
  const gained = await client.readLedger(after);
  if (gained.length > 0 || after === 0) return { gained, restarted: after === 0 };
  if ((await client.newestSequence()) >= after) return { gained, restarted: false };
  return { gained: await client.readLedger(), restarted: true };
}
