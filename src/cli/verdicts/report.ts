/** Verdicts on every item, with why it applies, who accepted it and what all of it amounts to. */
import type { Level } from '../../catalog/types';
import { applicabilityOf } from '../../certification/profile/applicability';
import type { Profile } from '../../certification/profile/types';
import { productVersion } from '../../generated/contract/operations';
import { isCall } from '../../ledger/origins';
import type { LedgerEntry } from '../../ledger/types';
import type { Recording } from '../sources/recording';
import { type Accepted, weigh } from './baseline';
import { items, type JudgedItem } from './catalog';
import { judge } from './judge';
import { conclude, countStates } from './outcome';
import { runOf } from './scope';
import type { Counterexample, ItemVerdict, Judged, Scope, VerdictReport } from './types';

export interface Settings {
  readonly scope: Scope;
  readonly minimum: Level;
  readonly profile?: Profile;
  readonly accepted: readonly Accepted[];
  readonly now: Date;
}

const notOfCalls: Judged = { verdict: 'review', summary: '', exchanges: [], warnings: [] };

/** Items that no rule reads calls for are for a person. */
function unjudged({ verification }: JudgedItem): Judged {
  const summary =
    verification.mode === 'attestation'
      ? `A person decides: ${verification.attestation}`
      : 'No rule reads calls for this item yet. A person decides.';
  return { ...notOfCalls, summary };
}

function withCall(counterexample: Counterexample, entries: ReadonlyMap<number, LedgerEntry>): Counterexample {
  const entry = entries.get(counterexample.sequence);
  if (!entry || !isCall(entry)) return counterexample;
  return { ...counterexample, call: `${entry.method} ${entry.path} ${entry.status}` };
}

function verdictOn(
  item: JudgedItem,
  found: Judged | undefined,
  profile: Profile | undefined,
  entries: ReadonlyMap<number, LedgerEntry>,
): ItemVerdict {
  const { id, question, checklist, level, verification, route } = item;
  const judged = found ?? unjudged(item);
  const about = {
    id,
    question,
    checklist,
    level,
    decidedBy: verification.mode,
    hasRule: found !== undefined,
    route,
  };
  const { applies, reason } = profile
    ? applicabilityOf(item, profile)
    : { applies: 'applies', reason: 'No profile was given: every item is judged.' };
  if (applies === 'not-applicable')
    return { ...about, verdict: 'not-applicable', summary: reason, exchanges: [], warnings: [], applies: reason };
  const { counterexample, ...rest } = judged;
  const shown = counterexample && { counterexample: withCall(counterexample, entries) };
  return { ...about, ...rest, ...shown, applies: reason };
}

/** @throws BadInput where the scope names a run that is not there */
export function makeReport(recording: Recording, settings: Settings): VerdictReport {
  const { scope, minimum, profile, accepted, now } = settings;
  const run = runOf(recording.runs, scope);
  const judged = judge(recording.entries, recording.runs, run, scope);
  const entries = new Map(recording.entries.map((entry) => [entry.sequence, entry]));
  const verdicts = items.map((item) => verdictOn(item, judged.get(item.id), profile, entries));
  const weighed = weigh(verdicts, accepted, now.toISOString().slice(0, 10));
  return {
    format: 'connector-standards/verdicts',
    version: 1,
    product: productVersion,
    judgedTime: now.toISOString(),
    ...conclude(weighed.items, minimum, weighed.reasons),
    minimum,
    source: {
      kind: recording.kind,
      name: recording.name,
      entries: recording.entries.length,
      firstSequence: recording.entries[0]?.sequence ?? 0,
      lastSequence: recording.entries.at(-1)?.sequence ?? 0,
    },
    scope: { ...scope, ...(run && { runId: run.id, runName: run.name }) },
    ...(profile && { profile }),
    notes: recording.notes,
    counts: countStates(weighed.items),
    items: weighed.items,
  };
}
