import Link from '@docusaurus/Link';
import { type ReactNode, useMemo, useState } from 'react';
import type { AssessmentCommands, HistoryEvent } from '../../../certification/assessment/types';
import Button from '../../ui/Button';
import { type Deed, deedsIn, fieldsOf } from './batches';
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
  const deeds = useMemo(() => deedsIn(history), [history]);
  const hidden = deeds.length - most;

  function undo(deed: Deed): void {
    const undone = commands.undo(deed.first.id);
    const what = nameOfDeed(deed, (title) => ` of “${title}”`);
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
        {deeds.slice(0, most).map((deed) => (
          <Change key={deed.first.id} deed={deed} undo={() => undo(deed)} />
        ))}
      </ol>
      {hidden > 0 && <Button onClick={() => setMost(most + PAGE)}>Show {Math.min(PAGE, hidden)} more</Button>}
    </section>
  );
}

/** How many things were changed at once. */
const subjectsIn = ({ events }: Deed) => new Set(events.map(({ subject }) => subject)).size;

/** What was changed, for whoever undoes it. @param joined how the title of what it is about goes on */
function nameOfDeed(deed: Deed, joined: (title: string) => string): string {
  const names = [...new Set(deed.events.map(({ field }) => nameOfField(field)))].join(', ');
  const count = subjectsIn(deed);
  if (count > 1) return `${names}${joined(`${count} entries`)}`;
  const { subject } = deed.first;
  return subject === undefined ? names : `${names}${joined(subjectOf(subject).title)}`;
}

function Change({ deed, undo }: { deed: Deed; undo: () => void }): ReactNode {
  const { time, by, subject } = deed.first;
  const count = subjectsIn(deed);
  const about = subject === undefined || count > 1 ? null : subjectOf(subject);
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
        {count > 1 && <p className={styles.about}>{count} entries at once</p>}
        {fieldsOf(deed).map(({ field, before, after }) => (
          <p key={field}>
            <strong>{nameOfField(field)}</strong>: <span className={styles.before}>{sideOf(field, before)}</span>{' '}
            <span aria-hidden="true">→</span>
            <span className={styles.heard}> became </span> <span>{sideOf(field, after)}</span>
          </p>
        ))}
      </div>
      <Button look="small" aria-label={`Undo: ${nameOfDeed(deed, (title) => `, ${title}`)}`} onClick={undo}>
        Undo
      </Button>
    </li>
  );
}

const sideOf = (field: string, side: { readonly value: unknown } | undefined) =>
  side ? wordsOf({ field }, side.value) : 'different for each';
