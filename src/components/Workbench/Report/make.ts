/** Loaded when a report is wanted: the ledger is judged with the rules, as the command line does, beside the page. */
import type { Level } from '../../../catalog/types';
import type { Assessment } from '../../../certification/assessment/types';
import { sumForReport } from '../../../certification/page-judge/for-report';
import { buildReport, type ReportInput } from '../../../certification/report/build';
import { callVerdictsOf } from '../../../certification/report/item';
import type { ReadinessReport } from '../../../certification/report/types';
import { items } from '../../../certification/report/verdicts/catalog';
import { chosenRuns, type Scope } from '../../../certification/scope';
import type { LedgerEntry } from '../../../ledger/types';
import type { SandboxClient } from '../../../sandbox-client';
import { catalog } from '../useReadiness';

/** A ledger as it was read, and what its calls come to. */
export interface JudgedLedger extends Pick<ReportInput, 'verdicts' | 'ledger' | 'scope' | 'runs'> {
  /** Oldest first. */
  readonly entries: readonly LedgerEntry[];
  readonly judgedBy: 'worker' | 'page';
}

/** How far a long ledger is judged. */
export interface Progress {
  readonly done: number;
  readonly of: number;
}

const titles = new Map(catalog.subjects.map(({ id, title }) => [id, title]));

/** What a reader has to know about a ledger whose oldest calls are gone. */
const beginsLate = (first: number) =>
  first > 1 ? [`The ledger begins at call ${first}: older ones were removed. Verdicts rest on what is there.`] : [];

/** @throws SandboxUnreachable */
export async function judgeLedger(
  client: SandboxClient,
  { who, runs: wanted, since }: Scope,
  told: (progress: Progress) => void,
): Promise<JudgedLedger> {
  const runs = await client.readRuns();
  const { entries, epoch, firstSequence } = await client.readEntries();
  const ids = chosenRuns({ who, runs: wanted }, runs);
  const scope = {
    runs: ids ?? ('all' as const),
    rehearsal: who === 'rehearsal',
    ...(since !== undefined && { since }),
  };
  const isPage = client.target === 'page';
  const { runs: chosen, ...look } = scope;
  const { judged, facts, isBeside } = await sumForReport(entries, { runs, chosen, ...look }, (done) =>
    told({ done, of: entries.length }),
  );
  return {
    ...{ entries, runs, scope, verdicts: callVerdictsOf(judged), judgedBy: isBeside ? 'worker' : 'page' },
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
  { entries: _, judgedBy: __, ...found }: JudgedLedger,
  assessment: Assessment,
  minimum: Level,
  salt: string,
): ReadinessReport {
  return buildReport({ ...found, ...{ assessment, items, titles, minimum, salt }, now: new Date() });
}
