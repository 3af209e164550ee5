import type { ReactNode } from 'react';
import { type Answers, useAssessment } from '../../assessment-client';
import { isUnsaved } from '../../assessment-client/unsaved';
import type { Obstacle } from '../../certification/assessment/types';
import Button from '../ui/Button';
import { exportAnswers, exportUnreadable } from './exportAnswers';
import styles from './styles.module.css';

const reasons: Record<Obstacle, string> = {
  full: 'This browser’s storage for the site is full.',
  refused: 'This browser does not let the page save.',
  removed: 'The saved answers were removed from this browser’s storage, in another tab or by the browser.',
  newer:
    'A newer version of this page saved answers that this one cannot read. Reload the page to get the newer version: it takes over what you enter here.',
  unreadable: 'The database in which this browser keeps them cannot be opened.',
};

/** Says, within sight, that answers are on the page alone, and what to do about it. */
export function SaveState({ answers }: { answers: Answers }): ReactNode {
  const { obstacle, store } = answers;
  const hasUnsaved = isUnsaved(answers);
  if (obstacle === null || !(hasUnsaved || obstacle === 'newer')) return null;
  return (
    <div className={styles.unsaved} role="alert">
      <p className={styles.plain}>
        {hasUnsaved && <strong>Your newest answers are not saved. </strong>}
        {reasons[obstacle]} {hasUnsaved && 'They stay on this page until you close it: export them to keep them.'}
      </p>
      {hasUnsaved && (
        <div className={styles.buttons}>
          <ExportButton />
          <Button onClick={store.retry}>Save again</Button>
        </div>
      )}
    </div>
  );
}

export function ExportButton(): ReactNode {
  const { assessment } = useAssessment();
  return <Button onClick={() => exportAnswers(assessment)}>Export your answers</Button>;
}

/** What a person should know about the answers found in this browser. It stays until it is dismissed. */
export function SaveNotices({ answers: { aside, store, canSave } }: { answers: Answers }): ReactNode {
  return (
    <>
      {!canSave && (
        <p className={styles.problem} role="alert">
          This browser does not let the page save. Your answers last until you close it: export them before you go.
        </p>
      )}
      {aside.map(({ key, text }) => (
        <div key={key} className={styles.problem} role="alert">
          <p className={styles.plain}>
            Answers saved earlier could not be read. They were set aside in this browser’s storage, under{' '}
            <code>{key}</code>, and nothing of them is lost.
          </p>
          <div className={styles.buttons}>
            <Button onClick={() => exportUnreadable(text)}>Download them</Button>
            <Button onClick={() => store.dismiss(key)}>Dismiss</Button>
          </div>
        </div>
      ))}
    </>
  );
}
