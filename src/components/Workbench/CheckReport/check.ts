/** Loaded when a report is opened: the schema's library and the judge come with it. */
import { legible, legibleIn } from '../../../certification/assessment/legible';
import { type CheckResult, checkReport, type Recorded } from '../../../certification/report/checking';
import { readReport } from '../../../certification/report/read';
import type { ReadinessReport } from '../../../certification/report/types';
import { doubledName, saysTwice } from '../../../doubled-name';
import { runsIn } from '../../../ledger/entry-runs';
import { readLedgerText } from '../../../ledger/read-file';
import type { SandboxClient } from '../../../sandbox-client';

export interface ReadReport {
  /** As the file has it: a check and a signature are about each letter of it. */
  readonly report: ReadinessReport;
  /** The same for people to read. */
  readonly shown: ReadinessReport;
}

export type OpenedReport = ReadReport | { readonly problems: readonly string[] };

/** @returns what is wrong, where it is no report that can be read here */
export function openReport(text: string): OpenedReport {
  const json = text.replace(/^\uFEFF/, '');
  try {
    const value: unknown = JSON.parse(json);
    const twice = doubledName(json);
    if (twice === undefined) {
      const read = readReport(value);
      return 'report' in read ? { ...read, shown: legibleIn(read.report) } : legibleIn(read);
    }
    return { problems: [legible(`It ${saysTwice(twice)}.`)] };
  } catch {
    return { problems: ['It is no JSON file.'] };
  }
}

export const check = (report: ReadinessReport, recorded: Recorded | undefined): CheckResult =>
  legibleIn(checkReport(report, recorded));

export type FoundLedger = { readonly recorded: Recorded } | { readonly problem: string };

export function ledgerIn(text: string): FoundLedger {
  const read = readLedgerText(text.replace(/^\uFEFF/, ''));
  return 'problem' in read ? legibleIn(read) : { recorded: { entries: read.entries, runs: runsIn(read.entries) } };
}

/** @throws SandboxUnreachable */
export async function ledgerOf(client: SandboxClient): Promise<Recorded> {
  const runs = await client.readRuns();
  const { entries } = await client.readEntries();
  return { entries, runs };
}
