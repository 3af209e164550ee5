/** Verdicts as a table that a person reads in a terminal. */

import {
  aboutWhat,
  byChecklist,
  outcomeIn,
  printable,
  stateWords,
  whereIs,
} from '../../certification/report/formats/words';
import { titleOf } from '../../certification/report/verdicts/catalog';
import type { ItemVerdict, VerdictReport } from '../../certification/report/verdicts/types';
import type { VerdictState } from '../../certification/verdicts/types';

export interface TextStyle {
  readonly isColored: boolean;
  /** Characters in a line; undefined where nobody knows. */
  readonly columns?: number | undefined;
}

const marks: Readonly<Record<VerdictState, string>> = {
  pass: '✓',
  warn: '!',
  fail: '✕',
  review: '?',
  'not-observed': '·',
  stale: '~',
  'not-applicable': '-',
  waived: 'w',
  'tool-error': '‼',
};
/** Colors of the terminal, which a person has chosen to be readable. */
const colors: Partial<Record<VerdictState, number>> = {
  pass: 32,
  warn: 33,
  fail: 31,
  review: 36,
  waived: 35,
  'tool-error': 31,
};
const usualColumns = 110;
const indent = 6;

const paint = (text: string, color: number | undefined, { isColored }: TextStyle) =>
  isColored && color !== undefined ? `\u001b[${color}m${text}\u001b[0m` : text;

function wrap(text: string, width: number): string[] {
  const lines: string[] = [];
  for (const word of printable(text).split(' ')) {
    const last = lines.at(-1);
    if (last === undefined || last.length + word.length + 1 > width) lines.push(word);
    else lines[lines.length - 1] = `${last} ${word}`;
  }
  return lines;
}

function below(text: string, { columns = usualColumns }: TextStyle): string[] {
  return wrap(text, Math.max(40, columns - indent)).map((line) => `${' '.repeat(indent)}${line}`);
}

function linesOf(item: ItemVerdict, style: TextStyle): string[] {
  const { verdict, counterexample, waiver, warnings } = item;
  const state = `${marks[verdict]} ${stateWords[verdict]}`.padEnd(24);
  return [
    `  ${paint(state, colors[verdict], style)}${item.id}  (${item.level})`,
    ...below(item.summary, style),
    ...(counterexample ? below(`${whereIs(counterexample)}: ${counterexample.message}`, style) : []),
    ...(counterexample?.mend ? below(counterexample.mend, style) : []),
    ...(waiver
      ? below(`Accepted by ${waiver.owner} until ${waiver.until}${waiver.why ? `: ${waiver.why}` : '.'}`, style)
      : []),
    ...warnings.flatMap((warning) => below(`Warning: ${warning}`, style)),
  ];
}

const outcomeColors = { ready: 32, 'not-ready': 31, 'nothing-observed': 33 } as const;

export function toText(report: VerdictReport, style: TextStyle): string {
  const groups = byChecklist(report.items).flatMap(({ checklist, items }) => [
    '',
    titleOf(checklist),
    ...items.flatMap((item) => linesOf(item, style)),
  ]);
  const counts = Object.entries(report.counts).filter(([, amount]) => amount > 0);
  return [
    `Verdicts on ${printable(aboutWhat(report))}.`,
    ...report.notes.map((note) => `Note: ${printable(note)}`),
    ...groups,
    '',
    counts.map(([state, amount]) => `${amount} ${stateWords[state as VerdictState]}`).join(' · '),
    paint(outcomeIn(report).toUpperCase(), outcomeColors[report.outcome], style),
    printable(report.summary),
    ...report.reasons.map((reason) => `  - ${printable(reason)}`),
    '',
  ].join('\n');
}
