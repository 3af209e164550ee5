import Link from '@docusaurus/Link';
import { type ReactNode, useEffect, useState } from 'react';
import { flushSync } from 'react-dom';
import type { Answers } from '../../../assessment-client';
import { isOverdue, isSettled, listOf, ownerOf, type PlanRow } from '../../../certification/plan/row';
import Button from '../../ui/Button';
import StandingMark from '../Subject/StandingMark';
import EntryForm from './EntryForm';
import styles from './styles.module.css';

/** So many rows stand there at first: a browser draws hundreds of them slowly, and nobody reads them. */
const PAGE = 60;

interface Props {
  rows: readonly PlanRow[];
  answers: Answers;
  today: string;
}

/** A row for each thing to do; a card on a narrow screen. */
export default function PlanTable({ rows, answers, today }: Props): ReactNode {
  const [most, setMost] = useState(PAGE);
  const [open, setOpen] = useState<string | null>(null);
  useEffect(() => {
    // Before the browser lays the page out for paper, which has no button to press.
    const showAll = () => flushSync(() => setMost(Number.POSITIVE_INFINITY));
    window.addEventListener('beforeprint', showAll);
    return () => window.removeEventListener('beforeprint', showAll);
  }, []);
  if (rows.length === 0) return <p className={styles.hint}>Nothing is left to do here. Show what is done as well?</p>;
  const hidden = rows.length - most;
  return (
    <>
      <table className={styles.table}>
        <caption className={styles.heard}>Plan</caption>
        <thead>
          <tr>
            <th scope="col">What</th>
            <th scope="col">Due</th>
            <th scope="col">Owner</th>
            <th scope="col">Blocks</th>
            <th scope="col">
              <span className={styles.heard}>Change</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {rows.slice(0, most).map((row) => (
            <Row
              key={row.subject.id}
              row={row}
              answers={answers}
              today={today}
              isOpen={open === row.subject.id}
              toggle={() => setOpen(open === row.subject.id ? null : row.subject.id)}
            />
          ))}
        </tbody>
      </table>
      {hidden > 0 && (
        <p>
          <Button onClick={() => setMost(rows.length)}>Show {hidden} more</Button>
        </p>
      )}
    </>
  );
}

interface RowProps extends Omit<Props, 'rows'> {
  row: PlanRow;
  isOpen: boolean;
  toggle: () => void;
}

function Row({ row, answers, today, isOpen, toggle }: RowProps): ReactNode {
  const { subject, phase, state, entry, note, blocks } = row;
  const isLate = isOverdue(row, today);
  return (
    <>
      <tr data-subject={subject.id} data-late={isLate ? '' : undefined}>
        <th scope="row">
          <Link to={subject.route}>{subject.title}</Link>
          <p className={styles.hint}>
            {isSettled(row) || state === 'failed' ? <StandingMark state={state} /> : null} {listOf(subject)}, {phase}
          </p>
          <Links row={row} />
          {note && <p className={styles.note}>{note}</p>}
        </th>
        <td data-label="Due">
          {entry?.due ? <time dateTime={entry.due}>{entry.due}</time> : null}
          {isLate && <strong className={styles.late}> overdue</strong>}
        </td>
        <td data-label="Owner">{ownerOf(entry)}</td>
        <td data-label="Blocks">{blocks?.gate}</td>
        <td>
          <Button look="small" aria-expanded={isOpen} aria-label={`Plan: ${subject.title}`} onClick={toggle}>
            {isOpen ? 'Close' : 'Plan'}
          </Button>
        </td>
      </tr>
      {isOpen && (
        <tr className={styles.open}>
          <td colSpan={5}>
            <EntryForm key={subject.id} row={row} answers={answers} />
          </td>
        </tr>
      )}
    </>
  );
}

function Links({ row: { entry } }: { row: PlanRow }): ReactNode {
  const links = entry?.links ?? [];
  if (links.length === 0) return null;
  return (
    <ul className={styles.links}>
      {links.map(({ address, title }) => (
        <li key={address + title}>
          <a href={address} rel="noopener noreferrer nofollow" target="_blank">
            {title}
          </a>
        </li>
      ))}
    </ul>
  );
}
