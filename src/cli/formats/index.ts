import type { VerdictReport } from '../../certification/report/verdicts/types';
import { toCsv } from './csv';
import { toJUnit } from './junit';
import { toMarkdown } from './markdown';
import { type TextStyle, toText } from './text';

export const formats = ['text', 'json', 'junit', 'markdown', 'csv'] as const;
export type Format = (typeof formats)[number];

/** A report as a text that ends with a line break. */
export function formatReport(report: VerdictReport, format: Format, style: TextStyle): string {
  if (format === 'json') return `${JSON.stringify(report, null, 2)}\n`;
  if (format === 'junit') return toJUnit(report);
  if (format === 'markdown') return toMarkdown(report);
  return format === 'csv' ? toCsv(report) : toText(report, style);
}
