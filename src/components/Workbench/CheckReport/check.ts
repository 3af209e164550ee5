/** Loaded when a report is opened: the schema's library and the judge come with it. */
import { type CheckResult, checkReport, type Recorded } from '../../../certification/report/checking';
import { readReport } from '../../../certification/report/read';
import type { ReadinessReport } from '../../../certification/report/types';
import { doubledName, saysTwice } from '../../../doubled-name';
import { runsIn } from '../../../ledger/entry-runs';
import { readLedgerText } from '../../../ledger/read-file';
import type { SandboxClient } from '../../../sandbox-client';

export type OpenedReport = { readonly report: ReadinessReport } | { readonly problems: readonly string[] };

/** @returns what is wrong, where it is no report that can be read here */
export function openReport(text: string): OpenedReport {
  const json = text.replace(/^\uFEFF/, '');
  try {
    const value: unknown = JSON.parse(json);
    const twice = doubledName(json);
    if (twice === undefined) return readReport(value);
    return { problems: [`It ${saysTwice(twice)}.`] };
  } catch {
    return { problems: ['It is no JSON file.'] };
  }
}

export const check = (report: ReadinessReport, recorded: Recorded | undefined): CheckResult =>
  checkReport(report, recorded);

export type FoundLedger = { readonly recorded: Recorded } | { readonly problem: string };

export function ledgerIn(text: string): FoundLedger {
  const read = readLedgerText(text.replace(/^\uFEFF/, ''));
  return 'problem' in read ? read : { recorded: { entries: read.entries, runs: runsIn(read.entries) } };
}

/** @throws SandboxUnreachable */
export async function ledgerOf(client: SandboxClient): Promise<Recorded> {
  const runs = await client.readRuns();
  const { entries } = await client.readEntries();
  return { entries, runs };
}
