/** A badge for a readme: one SVG file that loads nothing. */

import { outcomeIn } from '../../certification/report/formats/words';
import { xmlText } from '../../certification/report/formats/xml';
import type { VerdictReport } from '../../certification/report/verdicts/types';

const colors = { ready: '#2a6f3c', 'not-ready': '#a8201a', 'nothing-observed': '#5b6470' } as const;
const label = 'connector standards';
/** About as wide as a character of the font is on average, in pixels. */
const characterWidth = 6.6;
const padding = 12;

const widthOf = (text: string) => Math.round(text.length * characterWidth + padding);

export function badgeOf(report: VerdictReport): string {
  const { outcome, counts, scope, judgedTime } = report;
  const passed = counts.pass + counts.warn;
  const applicable = Object.values(counts).reduce((sum, amount) => sum + amount, 0) - counts['not-applicable'];
  const rehearsal = scope.rehearsal ? 'rehearsal, ' : '';
  const value =
    outcome === 'nothing-observed' ? outcomeIn(report) : `${rehearsal}${outcomeIn(report)}, ${passed}/${applicable}`;
  const [left, right] = [widthOf(label), widthOf(value)];
  const title = xmlText(`${label}: ${value}, ${judgedTime.slice(0, 10)}`);
  return `<svg xmlns="http://www.w3.org/2000/svg" width="${left + right}" height="20" role="img" aria-label="${title}">
<title>${title}</title>
<rect width="${left}" height="20" fill="#3b4252"/>
<rect x="${left}" width="${right}" height="20" fill="${colors[outcome]}"/>
<g fill="#fff" text-anchor="middle" font-family="Verdana,DejaVu Sans,sans-serif" font-size="11">
<text x="${left / 2}" y="14">${xmlText(label)}</text>
<text x="${left + right / 2}" y="14">${xmlText(value)}</text>
</g>
</svg>
`;
}
