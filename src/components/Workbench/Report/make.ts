/** Loaded when a report is wanted: it judges the ledger with the rules, as the command line does. */
import type { Level } from '../../../catalog/types';
import type { Assessment } from '../../../certification/assessment/types';
import { buildReport, type ReportInput } from '../../../certification/report/build';
import { callVerdictsOf } from '../../../certification/report/item';
import { inTurns, LedgerHash } from '../../../certification/report/ledger-hash';
import type { ReadinessReport } from '../../../certification/report/types';
import { items } from '../../../certification/report/verdicts/catalog';
import { startJudging } from '../../../certification/report/verdicts/judge';
import { chosenRuns, type Scope } from '../../../certification/scope';
import type { LedgerEntry, Run } from '../../../ledger/types';
import type { SandboxClient } from '../../../sandbox-client';
import { catalog } from '../useReadiness';

/** A ledger as it was read, and what its calls come to. */
export interface JudgedLedger extends Pick<ReportInput, 'verdicts' | 'ledger' | 'scope' | 'runs'> {
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
}

const titles = new Map(catalog.subjects.map(({ id, title }) => [id, title]));

/** What a reader has to know about a ledger whose oldest calls are gone. */
const beginsLate = (first: number) =>
  first > 1 ? [`The ledger begins at call ${first}: older ones were removed. Verdicts rest on what is there.`] : [];

/** Judged and hashed in turns: the page can be used while a long ledger is read. */
async function judged(
  entries: readonly LedgerEntry[],
  runs: readonly Run[],
  { runs: chosen, since, rehearsal }: JudgedLedger['scope'],
) {
  const named = chosen === 'all' ? undefined : runs.filter(({ id }) => chosen.includes(id));
  const judging = startJudging(runs, named, { run: chosen, rehearsal, ...(since !== undefined && { since }) });
  const hash = new LedgerHash();
  await inTurns(entries, (part) => {
    judging.add(part);
    judging.judged();
    hash.add(part);
  });
  return { verdicts: callVerdictsOf(judging.judged()), facts: hash.facts() };
}

/** @throws SandboxUnreachable */
export async function judgeLedger(client: SandboxClient, { who, runs: wanted, since }: Scope): Promise<JudgedLedger> {
  const runs = await client.readRuns();
  const { entries, epoch, firstSequence } = await client.readEntries();
  const ids = chosenRuns({ who, runs: wanted }, runs);
  const scope = {
    runs: ids ?? ('all' as const),
    rehearsal: who === 'rehearsal',
    ...(since !== undefined && { since }),
  };
  const isPage = client.target === 'page';
  const { verdicts, facts } = await judged(entries, runs, scope);
  return {
    ...{ entries, runs, scope, verdicts },
    ledger: {
      ...facts,
      ...{ kind: isPage ? 'page' : 'sandbox', name: isPage ? 'the sandbox in this browser' : client.baseUrl },
      ...(epoch !== undefined && { epoch }),
      notes: beginsLate(entries.length === 0 ? 1 : firstSequence),
    },
  };
}

/** @param salt 32 bytes in hexadecimal digits: the same for all reports of a page, which then differ where their contents do */
export function makeReport(
  { entries: _, ...found }: JudgedLedger,
  assessment: Assessment,
  minimum: Level,
  salt: string,
): ReadinessReport {
  return buildReport({ ...found, ...{ assessment, items, titles, minimum, salt }, now: new Date() });
}
