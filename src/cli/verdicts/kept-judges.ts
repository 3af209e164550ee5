/** Judges that follow the ledgers of a sandbox: each call costs what was written since the last one. */

import { type Judging, startJudging } from '../../certification/report/verdicts/judge';
import type { Findings } from '../../certification/report/verdicts/report';
import type { Scope } from '../../certification/report/verdicts/types';
import type { LedgerEntry, Run } from '../../ledger/types';
import { newestRuns } from '../../sandbox/engine/runs';
import type { Store } from '../../sandbox/storage/port';
import { olderRemoved } from '../sources/recording';
import { runsOf } from './scope';

const pageSize = 500;
/** Ways to look at one ledger that are remembered; the one that was asked for longest ago goes first. */
const mostKept = 6;

interface Kept {
  readonly epoch: number;
  readonly judging: Judging;
  first: number;
  last: number;
  count: number;
  /** What is being read for whoever asked before. */
  busy: Promise<unknown>;
}

interface Page {
  readonly found: readonly LedgerEntry[];
  readonly epoch: number;
  /** The first entry that the ledger still has. */
  readonly begins: number;
}

function readAfter(store: Store, accountId: string, after: number): Promise<Page> {
  return store.transact(accountId, async (transaction) => ({
    found: await transaction.exchanges(after, pageSize),
    epoch: transaction.account.state.epoch,
    begins: transaction.account.state.firstSequence,
  }));
}

/**
 * Reads what was written since.
 * @returns false when the ledger was emptied meanwhile, or has lost an entry that the judge has seen: no verdict may rest on
 * what nobody can look up any more
 */
async function catchUp(kept: Kept, store: Store, accountId: string): Promise<boolean> {
  for (;;) {
    const { found, epoch, begins } = await readAfter(store, accountId, kept.last);
    if (epoch !== kept.epoch || (kept.count > 0 && begins > kept.first)) return false;
    if (found.length === 0) return true;
    kept.judging.add(found);
    kept.first ||= found[0]?.sequence ?? 0;
    // Page by page, so that calls meanwhile do not wait for all of it.
    kept.judging.judged();
    kept.last = found.at(-1)?.sequence ?? kept.last;
    kept.count += found.length;
  }
}

/** What makes a judge another one: the account, the calls it counts, and which runs are negative. */
function keyOf(
  accountId: string,
  epoch: number,
  runs: readonly Run[],
  chosen: readonly Run[] | undefined,
  scope: Scope,
): string {
  const negative = runs.filter(({ purpose }) => purpose === 'negative').map(({ id }) => id);
  return JSON.stringify([accountId, epoch, chosen?.map(({ id }) => id), scope.since, scope.rehearsal, negative]);
}

const noOne: Promise<unknown> = Promise.resolve();

const sourceOf = (name: string, { count, first, last, epoch }: Kept) => ({
  kind: 'sandbox',
  name,
  entries: count,
  firstSequence: first,
  lastSequence: last,
  epoch,
});

const notesOn = ({ first }: Kept): string[] => (first > 1 ? [olderRemoved(first)] : []);

export interface KeptJudges {
  /** @throws BadInput where the scope names a run that is not there */
  findings(store: Store, accountId: string, scope: Scope): Promise<Findings>;
}

export function keepJudges(): KeptJudges {
  const all = new Map<string, Kept>();

  function keptFor(key: string, made: () => Kept): Kept {
    const kept = all.get(key) ?? made();
    all.delete(key);
    all.set(key, kept);
    for (const old of [...all.keys()].slice(0, Math.max(0, all.size - mostKept))) all.delete(old);
    return kept;
  }

  async function findings(store: Store, accountId: string, scope: Scope): Promise<Findings> {
    const { runs, epoch } = await store.transact(accountId, async (transaction) => ({
      runs: await newestRuns(transaction),
      epoch: transaction.account.state.epoch,
    }));
    const chosen = runsOf(runs, scope);
    const key = keyOf(accountId, epoch, runs, chosen, scope);
    const judging = () => startJudging(runs, chosen, scope);
    const kept = keptFor(key, () => ({ epoch, judging: judging(), first: 0, last: 0, count: 0, busy: noOne }));
    // One after the other: two who read the same page would count it twice. Who failed before is no reason to fail.
    const mine = kept.busy.catch(() => undefined).then(() => catchUp(kept, store, accountId));
    kept.busy = mine;
    if (await mine)
      return { source: sourceOf(accountId, kept), notes: notesOn(kept), runs: chosen, judged: kept.judging.judged() };
    if (all.get(key) === kept) all.delete(key);
    return findings(store, accountId, scope);
  }

  return { findings };
}
