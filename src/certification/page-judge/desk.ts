/** Where a page's asks are answered: in a worker, or in the page where the browser allows none. */
import { rules } from '../../generated/rules';
import { KeptLedger } from './kept-ledger';
import type { Ask, Told } from './messages';
import { ReportSums } from './report-sum';

export function openDesk(): (ask: Ask) => Told {
  const ledger = new KeptLedger(rules);
  let sums: ReportSums | null = null;
  const summed = ({ id, restart, entries, report }: Ask & { report: NonNullable<Ask['report']> }): Told => {
    if (restart || !sums) sums = new ReportSums(report.look);
    sums.add(entries);
    return { id, size: entries.length, verdicts: [], ...(report.isLast && { report: sums.sum() }) };
  };
  return (ask) => {
    const { id, restart, entries, look, firstSequence, report } = ask;
    try {
      if (report) return summed({ ...ask, report });
      if (restart) ledger.restart();
      ledger.add(entries);
      return { id, size: ledger.size, verdicts: look ? ledger.verdicts(look, firstSequence) : [] };
    } catch (error) {
      return { id, problem: error instanceof Error ? error.message : String(error) };
    }
  };
}
