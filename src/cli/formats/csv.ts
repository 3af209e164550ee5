/** Verdicts as a table for a spreadsheet. */
import { stringify } from 'csv-stringify/sync';
import { printable } from '../../certification/report/formats/words';
import type { VerdictReport } from '../../certification/report/verdicts/types';

const columns = [
  'id',
  'verdict',
  'level',
  'checklist',
  'decidedBy',
  'question',
  'summary',
  'call',
  'field',
  'fault',
  'acceptedBy',
  'acceptedUntil',
  'applies',
] as const;

export function toCsv({ items }: VerdictReport): string {
  const rows = items.map(({ counterexample, waiver, ...item }) => ({
    ...item,
    call: counterexample ? `${counterexample.sequence} ${counterexample.call ?? ''}`.trim() : '',
    field: counterexample?.pointer ?? '',
    fault: counterexample?.message ?? '',
    acceptedBy: waiver?.owner ?? '',
    acceptedUntil: waiver?.until ?? '',
  }));
  // A cell that begins like a formula would be carried out by the spreadsheet.
  return stringify(rows, {
    header: true,
    columns: [...columns],
    escape_formulas: true,
    cast: { string: (text) => printable(text) },
  });
}
