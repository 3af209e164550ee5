/** The plan as a table for a spreadsheet. */
import { stringify } from 'csv-stringify/browser/esm/sync';
import { listOf, ownerRoles, type PlanRow } from './row';

const columns = [
  'due',
  'ownerRole',
  'ownerName',
  'what',
  'state',
  'blocks',
  'phase',
  'list',
  'level',
  'kind',
  'id',
  'says',
  'note',
  'links',
  'changed',
] as const;

/** RFC 4180 with a byte order mark, which spreadsheets need, and no cell that one would carry out as a formula. */
export function toTable(rows: readonly PlanRow[]): string {
  const records = rows.map(({ subject, entry, phase, state, says, note, blocks }) => ({
    ...{ due: entry?.due ?? '', ownerName: entry?.ownerName ?? '' },
    ownerRole: entry?.ownerRole ? ownerRoles[entry.ownerRole] : '',
    ...{ what: subject.title, state, blocks: blocks?.gate ?? '', phase },
    ...{
      list: listOf(subject),
      level: subject.level ?? '',
      kind: subject.kind,
      id: subject.id,
      says,
      note: note ?? '',
    },
    links: (entry?.links ?? []).map(({ title, address }) => `${title}: ${address}`).join('\n'),
    changed: entry?.changedTime ?? '',
  }));
  return stringify(records, {
    ...{ header: true, columns: [...columns], bom: true },
    ...{ record_delimiter: 'windows', escape_formulas: true },
  });
}
