import { parse } from 'csv-parse/sync';
import { expect, it } from 'vitest';
import { reported } from '../../testing/reported';
import type { ReadinessReport, ReportItem } from '../types';
import { formatReadiness } from './index';

const note = 'First\nsecond\r\nthird\u000bfourth \u202e<b>|';

async function withNote(): Promise<ReadinessReport> {
  const { report } = await reported();
  const noted = (item: ReportItem): ReportItem => (item.claim ? { ...item, claim: { ...item.claim, note } } : item);
  return { ...report, items: report.items.map(noted) };
}

it('a note of several lines stays one in every format, and only what would deceive its reader becomes a mark', async () => {
  const report = await withNote();
  const cells = parse(formatReadiness(report, 'csv'), { columns: true }) as Record<string, string>[];
  expect(cells.map((row) => row.note)).toContain('First\nsecond\nthird\nfourth \uFFFD<b>|');
  expect(formatReadiness(report, 'markdown')).toContain('First<br>second<br>third<br>fourth \uFFFD&#60;b&#62;&#124;');
  expect(formatReadiness(report, 'junit')).toContain('First\nsecond\nthird\nfourth \uFFFD&lt;b&gt;|');
});
