/** A readiness report as a table for a spreadsheet: a row for each item and each other answer. */
import { stringify } from 'csv-stringify/browser/esm/sync';
import type { AnswerParts, ReadinessReport } from '../types';
import { callsIn, shown } from './said';
import { linesOf } from './words';

const columns = [
  ...['id', 'title', 'checklist', 'level', 'decidedBy', 'applies', 'verdict', 'calls', 'field', 'standard', 'mend'],
  ...['claim', 'reason', 'note', 'by', 'changedTime', 'waivedBy', 'waivedUntil', 'waivedWhy'],
  ...['ownerRole', 'ownerName', 'due', 'evidence', 'review', 'reviewer', 'reviewReason'],
];

function answerOf({ claim, waiver, plan, evidence, review }: AnswerParts): Readonly<Record<string, string>> {
  return {
    claim: claim?.state ?? 'open',
    reason: shown(claim?.reason),
    note: shown(claim?.note),
    by: shown(claim?.by),
    changedTime: claim?.changedTime ?? '',
    waivedBy: shown(waiver?.who),
    waivedUntil: waiver?.until ?? '',
    waivedWhy: shown(waiver?.why),
    ownerRole: plan?.ownerRole ?? '',
    ownerName: shown(plan?.ownerName),
    due: plan?.due ?? '',
    evidence: evidence.map(({ title, file }) => `${shown(title)}${file ? ` (SHA-256 ${file.sha256})` : ''}`).join('; '),
    review: review?.decision ?? '',
    reviewer: shown(review?.reviewer),
    reviewReason: shown(review?.reason),
  };
}

export function toCsv({ items, answers }: ReadinessReport): string {
  const rows = [
    ...items.map((item) => {
      const { id, question: title, checklist, level, decidedBy, applies, verdict, calls } = item;
      const { pointer = '', standard = '', mend = '' } = calls?.counterexample ?? {};
      const about = { id, title, checklist, level, decidedBy, applies: applies.reason, verdict };
      return { ...about, calls: callsIn(item), field: pointer, standard, mend, ...answerOf(item) };
    }),
    ...answers.map((answer) => ({ id: shown(answer.subject), title: answer.title ?? '', ...answerOf(answer) })),
  ];
  // A cell that begins like a formula would be carried out by the spreadsheet.
  return stringify(rows, {
    header: true,
    columns,
    escape_formulas: true,
    cast: { string: (text) => linesOf(text).join('\n') },
  });
}
