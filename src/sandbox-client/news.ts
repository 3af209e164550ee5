import type { LedgerEntry } from '../ledger/types';
import type { LedgerReading, SandboxClient, Stand } from './types';

export interface News {
  gained: LedgerEntry[];
  /** True when the ledger began anew (a reset): `gained` is all there is then. */
  restarted: boolean;
  /** Of the oldest entry that the ledger still keeps. */
  firstSequence: number;
  /** What to ask with next. */
  stand: Stand;
}

type Source = Pick<SandboxClient, 'readEntries' | 'newestSequence'>;

function newsOf({ entries, epoch, firstSequence }: LedgerReading, after: number, restarted: boolean): News {
  return { gained: entries, restarted, firstSequence, stand: { sequence: entries.at(-1)?.sequence ?? after, epoch } };
}

/** What the ledger gained since. A new epoch tells that it began anew; where none is known, that it became shorter. */
export async function readNews(client: Source, { sequence, epoch }: Stand): Promise<News> {
  const reading = await client.readEntries(sequence);
  if (sequence === 0) return newsOf(reading, 0, true);
  const isOther = epoch !== undefined && reading.epoch !== undefined && epoch !== reading.epoch;
  const isShorter = reading.entries.length === 0 && (await client.newestSequence()) < sequence;
  if (!isOther && !isShorter) return newsOf(reading, sequence, false);
  return newsOf(await client.readEntries(), 0, true);
}
