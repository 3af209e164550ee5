/** The formats in which a readiness report is handed on. All are made from the one report. */
import type { ReadinessReport } from '../types';
import { toCsv } from './csv';
import { toEarl } from './earl';
import { toJUnit } from './junit';
import { toMarkdown } from './markdown';

export const reportFormats = ['json', 'markdown', 'csv', 'junit', 'earl'] as const;
export type ReportFormat = (typeof reportFormats)[number];

/** What a file of each format is called at its end, and its media type. */
export const fileOf: Readonly<Record<ReportFormat, { readonly ending: string; readonly type: string }>> = {
  json: { ending: 'json', type: 'application/json' },
  markdown: { ending: 'md', type: 'text/markdown' },
  csv: { ending: 'csv', type: 'text/csv' },
  junit: { ending: 'xml', type: 'application/xml' },
  earl: { ending: 'earl.jsonld', type: 'application/ld+json' },
};

const made: Readonly<Record<ReportFormat, (report: ReadinessReport) => string>> = {
  json: (report) => `${JSON.stringify(report, null, 2)}\n`,
  markdown: toMarkdown,
  csv: toCsv,
  junit: toJUnit,
  earl: toEarl,
};

/** A report as a text that ends with a line break. */
export const formatReadiness = (report: ReadinessReport, format: ReportFormat): string => made[format](report);
