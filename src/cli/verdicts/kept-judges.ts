/** Judges that follow the ledgers of a sandbox: each call costs what was written since the last one. */
import type { LedgerEntry, Run } from '../../ledger/types';
import { newestRuns } from '../../sandbox/engine/runs';
import type { Store } from '../../sandbox/storage/port';

import { type Judging, startJudging } from './judge';
import type { Findings } from './report';
import { runsOf } from './scope';
import type { Scope } from './types';

const pageSize = 500;
/** Ways to look at one ledger that are remembered; the one that was asked for longest ago goes first. */
const mostKept = 6;

interface Kept {
  readonly epoch: number;
  readonly judging: Judging;
  first: number;
  last: number;
  count: number;
  /** What is being read for somebody else. */
  busy: Promise<void>;
}

interface Page {
  readonly found: readonly LedgerEntry[];
  readonly epoch: number;
  readonly firstSequence: number;
}

function readAfter(store: Store, accountId: string, after: number): Promise<Page> {
  return store.transact(accountId, async (transaction) => ({
    found: await transaction.exchanges(after, pageSize),
    epoch: transaction.account.state.epoch,
    firstSequence: transaction.account.state.firstSequence,
  }));
}

/** @returns false when the ledger was emptied meanwhile */
async function catchUp(kept: Kept, store: Store, accountId: string): Promise<boolean> {
  for (;;) {
    const { found, epoch, firstSequence } = await readAfter(store, accountId, kept.last);
    if (epoch !== kept.epoch) return false;
    kept.first = firstSequence;
    if (found.length === 0) return true;
    kept.judging.add(found);
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
    const kept = keptFor(key, () => ({
      epoch,
      judging: startJudging(runs, chosen, scope),
      first: 0,
      last: 0,
      count: 0,
      busy: Promise.resolve(),
    }));
    let isWhole = true;
    kept.busy = kept.busy.then(async () => {
      isWhole = await catchUp(kept, store, accountId);
    });
    await kept.busy.finally(() => {
      kept.busy = Promise.resolve();
    });
    if (!isWhole) {
      all.delete(key);
      return findings(store, accountId, scope);
    }
    const source = {
      kind: 'sandbox',
      name: accountId,
      entries: kept.count,
      firstSequence: kept.first,
      lastSequence: kept.last,
      epoch,
    };
    return { source, notes: [], runs: chosen, judged: kept.judging.judged(kept.first) };
  }

  return { findings };
}
