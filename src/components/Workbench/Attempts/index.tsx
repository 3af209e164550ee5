import type { ReactNode } from 'react';
import type { Attempt, SubjectId } from '../../../certification/assessment/types';
import { attemptsAt } from '../../../certification/attempts';
import { VerdictMark } from '../../evidence';
import FoldedPart from '../../FoldedPart';
import styles from './styles.module.css';

interface Props {
  subject: SubjectId;
  attempts: Readonly<Record<string, Attempt>>;
}

/** What each run showed of an item, the newest first. A later run takes nothing away from an earlier one. */
export default function Attempts({ subject, attempts }: Props): ReactNode {
  const shots = attemptsAt(subject, attempts);
  if (shots.length === 0) return null;
  return (
    <FoldedPart summary={shots.length === 1 ? 'Seen in 1 run' : `Seen in ${shots.length} runs`}>
      <ol className={styles.attempts} aria-label="What each run showed">
        {shots.map(({ attempt, state }) => (
          <li key={attempt.runId}>
            <VerdictMark state={state} /> <span className={styles.name}>{attempt.name}</span>{' '}
            <span className={styles.hint}>
              {attempt.startedTime.slice(0, 16).replace('T', ' ')} UTC
              {attempt.useCaseId && `, use case ${attempt.useCaseId}`}
              {attempt.rehearsal && ', rehearsal: proves nothing'}
            </span>
          </li>
        ))}
      </ol>
    </FoldedPart>
  );
}
