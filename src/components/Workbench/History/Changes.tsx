import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import type { AssessmentCommands, HistoryEvent } from '../../../certification/assessment/types';
import Button from '../../ui/Button';
import styles from './styles.module.css';
import { nameOfField, subjectOf, wordsOf } from './words';

const PAGE = 40;

interface Props {
  /** The newest first. */
  history: readonly HistoryEvent[];
  commands: AssessmentCommands;
}

/** Every change, the newest first. Each can be undone, also days later; undoing is a change of its own. */
export default function Changes({ history, commands }: Props): ReactNode {
  const [most, setMost] = useState(PAGE);
  const [said, setSaid] = useState<{ text: string; isProblem: boolean } | null>(null);
  const hidden = history.length - most;

  function undo(event: HistoryEvent): void {
    const undone = commands.undo(event.id);
    const what = `${nameOfField(event.field)}${event.subject ? ` of “${subjectOf(event.subject).title}”` : ''}`;
    setSaid(
      undone.ok
        ? { text: `Undone: ${what}.`, isProblem: false }
        : { text: `Not undone: ${what}. ${undone.reason}`, isProblem: true },
    );
  }

  return (
    <section aria-labelledby="changes">
      <h2 id="changes">Changes</h2>
      <p role="status" className={said?.isProblem ? styles.problem : undefined}>
        {said?.text}
      </p>
      {history.length === 0 && <p className={styles.hint}>Nothing was changed yet.</p>}
      <ol className={styles.changes}>
        {history.slice(0, most).map((event) => (
          <Change key={event.id} event={event} undo={() => undo(event)} />
        ))}
      </ol>
      {hidden > 0 && <Button onClick={() => setMost(most + PAGE)}>Show {Math.min(PAGE, hidden)} more</Button>}
    </section>
  );
}

function Change({ event, undo }: { event: HistoryEvent; undo: () => void }): ReactNode {
  const { time, by, subject, field, before, after } = event;
  const about = subject === undefined ? null : subjectOf(subject);
  return (
    <li className={styles.change}>
      <p className={styles.hint}>
        <time dateTime={time}>{time.slice(0, 16).replace('T', ' ')} UTC</time>
        {by && `, ${by}`}
      </p>
      <div className={styles.what}>
        {about && (
          <p className={styles.about}>{about.route ? <Link to={about.route}>{about.title}</Link> : about.title}</p>
        )}
        <p>
          <strong>{nameOfField(field)}</strong>: <span className={styles.before}>{wordsOf(event, before)}</span>{' '}
          <span aria-hidden="true">→</span>
          <span className={styles.heard}> became </span> <span>{wordsOf(event, after)}</span>
        </p>
      </div>
      <Button look="small" aria-label={`Undo: ${nameOfField(field)}${about ? `, ${about.title}` : ''}`} onClick={undo}>
        Undo
      </Button>
    </li>
  );
}
