import useBaseUrl from '@docusaurus/useBaseUrl';
import { type ReactNode, useState } from 'react';
import { saveFile } from '../../../browser/save-file';
import type { Assessment } from '../../../certification/assessment/types';
import { isSettled, type PlanRow } from '../../../certification/plan/row';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import styles from './styles.module.css';

interface Props {
  /** Those that are shown, in their order. */
  rows: readonly PlanRow[];
  assessment: Assessment;
}

const today = () => new Date().toISOString().slice(0, 10);

/** The rows that are shown, as a table or as a calendar. What makes them loads when somebody asks. */
export default function Exports({ rows, assessment }: Props): ReactNode {
  const site = useBaseUrl('/', { absolute: false }).replace(/\/$/, '');
  const [problem, setProblem] = useState<string | null>(null);
  const dated = rows.filter((row) => row.entry?.due && !isSettled(row)).length;

  function save(make: () => Promise<void>): void {
    setProblem(null);
    make().catch(() => setProblem('What makes the file could not be loaded. Check the connection and try again.'));
  }

  async function asTable(): Promise<void> {
    const { toTable } = await import('../../../certification/plan/table');
    saveFile(`plan-${today()}.csv`, toTable(rows), 'text/csv;charset=utf-8');
  }

  async function asCalendar(): Promise<void> {
    const { toCalendar } = await import('../../../certification/plan/calendar');
    const { name } = assessment.about;
    const of = {
      assessment: assessment.id || 'assessment',
      name: name ? `Certification of ${name}` : 'Certification',
      site: window.location.origin + site,
    };
    saveFile(`plan-${today()}.ics`, toCalendar(rows, of), 'text/calendar;charset=utf-8');
  }

  return (
    <div className={styles.exports}>
      <Button onClick={() => save(asTable)}>Save {rows.length} rows as CSV</Button>
      <Button aria-disabled={dated === 0} onClick={() => save(asCalendar)}>
        Save {dated} dates as a calendar
      </Button>
      <p className={styles.hint}>
        The files hold what is shown above. Take a calendar’s file in again after a change: its dates move, none is
        doubled. They hold names: give them to whom those people are known.
      </p>
      {problem && <Problem problem={problem} />}
    </div>
  );
}
