import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import type { Answers } from '../../../assessment-client';
import type { Tick } from '../../../certification/readiness/types';
import StandingMark from '../Subject/StandingMark';
import SubjectForm from '../Subject/SubjectForm';
import styles from './styles.module.css';

/** More would be a list of its own: the answers' page has it. */
const MOST_SHOWN = 3;

function Missing({ tick: { missing, state } }: { tick: Tick }): ReactNode {
  if (missing.length === 0) return null;
  const shown = missing.slice(0, MOST_SHOWN);
  const rest = missing.length - shown.length;
  return (
    <p className={styles.missing}>
      {state === 'denied' ? 'In the way: ' : 'Missing: '}
      {shown.map((subject, index) => (
        <span key={subject.id}>
          {index > 0 && ', '}
          <Link to={subject.route} data-noBrokenLinkCheck>
            {subject.title.replace(/\.$/, '')}
          </Link>
        </span>
      ))}
      {rest > 0 && ` and ${rest} more`}.
    </p>
  );
}

/** Where the missing parts are deliverables or criteria, their names say it all. */
const isToldByMissing = ({ state, missing, criterion }: Tick) =>
  state === 'open' && missing.length > 0 && missing.length === criterion.tickedBy?.length;

/** One criterion: whether it is ticked, by what, what is missing, and the place to answer. */
export default function Criterion({ tick, answers }: { tick: Tick; answers: Answers }): ReactNode {
  const { criterion, state, by, says } = tick;
  const [isOpen, setOpen] = useState(false);
  return (
    <li className={styles.criterion} data-subject={criterion.id}>
      <StandingMark state={state} by={by} />
      <p className={styles.text}>{criterion.title}</p>
      {!isToldByMissing(tick) && <p className={styles.says}>{says}</p>}
      <Missing tick={tick} />
      <details className={styles.answer} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary aria-label={`Answer: ${criterion.title}`}>Answer</summary>
        {isOpen && <SubjectForm subject={criterion} answers={answers} />}
      </details>
    </li>
  );
}
