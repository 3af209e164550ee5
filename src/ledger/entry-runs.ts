import type { LedgerEntry, Run } from './types';

/** A run as the sandbox answered when it was started; undefined for any other entry. */
function startedBy(entry: LedgerEntry): Run | undefined {
  if (entry.kind !== 'control' || entry.status !== 201 || !entry.path.startsWith('/_sandbox/runs')) return undefined;
  const run = entry.responseBody as Partial<Run> | null;
  return typeof run?.id === 'string' && typeof run.name === 'string' ? (run as Run) : undefined;
}

/**
 * The runs that kept entries tell of, the newest first. One that requests named by a header alone has that name, or where
 * the ledger has its id only, the id for a name.
 */
export function runsIn(entries: readonly LedgerEntry[]): readonly Run[] {
  const runs = new Map<string, Run>();
  for (const entry of entries) {
    const started = startedBy(entry);
    if (started) runs.set(started.id, started);
    else if (entry.run !== undefined && !runs.has(entry.run))
      runs.set(entry.run, {
        id: entry.run,
        name: entry.run,
        purpose: 'ordinary',
        startedTime: entry.time,
        firstSequence: entry.sequence,
      });
  }
  return [...runs.values()].reverse();
}
