import { type ReactNode, useMemo } from 'react';
import type { ReadinessReport } from '../../../../certification/report/types';
import { pictureOf } from '../../../../certification/report/view/readiness';
import { catalog } from '../../useReadiness';
import Answers from './Answers';
import Checklists from './Checklists';
import Cover from './Cover';
import Grounds from './Grounds';
import Phases from './Phases';
import Summary from './Summary';
import styles from './styles.module.css';

const parts = [
  { id: 'one-minute', title: 'In one minute' },
  { id: 'phases-and-gates', title: 'Phases and gates' },
  { id: 'checklist-detail', title: 'Checklists' },
  { id: 'other-answers', title: 'Use cases, duties and questions' },
  { id: 'grounds', title: 'What it rests on' },
];

interface Props {
  report: ReadinessReport;
  /** What can be done with it: stands behind the summary, and on no paper. */
  children?: ReactNode;
}

/** A readiness report to read and to print: the minute's summary first, then the detail. */
export default function View({ report, children }: Props): ReactNode {
  const picture = useMemo(() => pictureOf(report, catalog), [report]);
  return (
    <article className={styles.report} aria-label="Readiness report" data-report-shown>
      <Cover report={report} />
      <nav aria-label="Parts of the report" className={styles.contents}>
        {children && <a href="#hand-over">Hand it over</a>}
        {parts.map(({ id, title }) => (
          <a key={id} href={`#${id}`}>
            {title}
          </a>
        ))}
      </nav>
      <Summary report={report} picture={picture} />
      {children}
      <Phases picture={picture} />
      <Checklists report={report} />
      <Answers picture={picture} />
      <Grounds report={report} />
    </article>
  );
}
