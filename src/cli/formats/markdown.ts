/** Verdicts for a pull request or the summary of a CI job. */

import { code, plain } from '../../certification/report/formats/markdown-text';
import { aboutWhat, byChecklist, outcomeIn, stateWords, whereIs } from '../../certification/report/formats/words';
import { titleOf } from '../../certification/report/verdicts/catalog';
import type { ItemVerdict, VerdictReport } from '../../certification/report/verdicts/types';
import type { VerdictState } from '../../certification/verdicts/types';

function findingOf({ summary, counterexample, waiver }: ItemVerdict): string {
  const parts = [
    plain(counterexample?.message ?? summary),
    ...(counterexample ? [`(${plain(whereIs(counterexample))})`] : []),
    ...(counterexample?.mend ? [plain(counterexample.mend)] : []),
    ...(waiver ? [`Accepted by ${plain(waiver.owner)} until ${waiver.until}.`] : []),
  ];
  return parts.join(' ');
}

const head = ['| Item | Level | Verdict | Why |', '|---|---|---|---|'];

function row(item: ItemVerdict): string {
  return `| ${code(item.id)} | ${item.level} | ${stateWords[item.verdict]} | ${findingOf(item)} |`;
}

const icons = { ready: '✅', 'not-ready': '❌', 'nothing-observed': '⚪' } as const;

export function toMarkdown(report: VerdictReport): string {
  const failing = report.items.filter(({ verdict }) => verdict === 'fail' || verdict === 'tool-error');
  const counts = Object.entries(report.counts).filter(([, amount]) => amount > 0);
  const groups = byChecklist(report.items).flatMap(({ checklist, items }) => [
    '',
    `<details><summary>${plain(titleOf(checklist))}</summary>`,
    '',
    ...head,
    ...items.map(row),
    '',
    '</details>',
  ]);
  return [
    `## Connector Standards: ${icons[report.outcome]} ${outcomeIn(report)}`,
    '',
    plain(report.summary),
    '',
    `${plain(aboutWhat(report))}.`,
    '',
    counts.map(([state, amount]) => `${amount} ${stateWords[state as VerdictState]}`).join(' · '),
    ...report.notes.map((note) => `\n> ${plain(note)}`),
    ...(report.reasons.length > 0 ? ['', '### In the way', '', ...report.reasons.map((one) => `- ${plain(one)}`)] : []),
    ...(failing.length > 0 ? ['', '### Failures', '', ...head, ...failing.map(row)] : []),
    ...groups,
    '',
  ].join('\n');
}
