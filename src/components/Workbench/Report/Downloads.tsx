import { type ReactNode, useState } from 'react';
import { saveFile } from '../../../browser/save-file';
import type { ReportFormat } from '../../../certification/report/formats';
import type { ReadinessReport } from '../../../certification/report/types';
import type { LedgerEntry } from '../../../ledger/types';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import { fileName } from './file-names';
import styles from './styles.module.css';

const formats: readonly { format: ReportFormat; label: string; says: string }[] = [
  { format: 'json', label: 'JSON', says: 'the whole report, for programs and for checks' },
  { format: 'markdown', label: 'Markdown', says: 'for a pull request or a wiki' },
  { format: 'csv', label: 'CSV', says: 'a row for each item, for a spreadsheet' },
  { format: 'junit', label: 'JUnit', says: 'for a build server' },
  { format: 'earl', label: 'EARL', says: 'JSON-LD of the W3C, for tools that compare evaluations' },
];

async function save(report: ReadinessReport, format: ReportFormat): Promise<void> {
  const { fileOf, formatReadiness } = await import('../../../certification/report/formats');
  const { ending, type } = fileOf[format];
  saveFile(`${fileName('readiness-report', report)}.${ending}`, formatReadiness(report, format), type);
}

function saveLedger(report: ReadinessReport, entries: readonly LedgerEntry[]): void {
  saveFile(`${fileName('ledger', report)}.json`, `${JSON.stringify({ data: entries })}\n`);
}

async function saveRedacted(report: ReadinessReport): Promise<void> {
  const [{ redactReport }, { formatReadiness }] = await Promise.all([
    import('../../../certification/report/redact'),
    import('../../../certification/report/formats'),
  ]);
  const redacted = redactReport(report);
  saveFile(`${fileName('readiness-report-redacted', redacted)}.json`, formatReadiness(redacted, 'json'));
}

interface Props {
  report: ReadinessReport;
  /** What it rests on, oldest first. */
  entries: readonly LedgerEntry[];
}

/** The report in each format, and what it rests on. All are made from the one that is shown. */
export default function Downloads({ report, entries }: Props): ReactNode {
  const [problem, setProblem] = useState<string | null>(null);

  function offer(work: (report: ReadinessReport) => Promise<void>): void {
    work(report).then(
      () => setProblem(null),
      () => setProblem('The file could not be made: a part of the page did not load. Try again once you are online.'),
    );
  }

  return (
    <section className={styles.action} aria-labelledby="download-report">
      <h3 id="download-report">Download</h3>
      <ul className={styles.files}>
        {formats.map(({ format, label, says }) => (
          <li key={format}>
            <Button onClick={() => offer((made) => save(made, format))}>{label}</Button> <span>{says}</span>
          </li>
        ))}
        <li>
          <Button onClick={() => offer(saveRedacted)}>Redacted JSON</Button>{' '}
          <span>without names, notes, addresses and values from calls; it can still be checked</span>
        </li>
        <li>
          <Button onClick={() => saveLedger(report, entries)}>Ledger</Button>{' '}
          <span>the calls that it rests on, for whoever checks it</span>
        </li>
        <li>
          <Button onClick={() => window.print()}>Print or save as PDF</Button> <span>cover, summary and detail</span>
        </li>
      </ul>
      {problem && <Problem problem={problem} />}
    </section>
  );
}
