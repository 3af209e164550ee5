import { memo, type ReactNode } from 'react';
import type { Answers } from '../../../assessment-client';
import type { Standing } from '../../../certification/readiness/types';
import { anchorOfSubject } from '../../../certification/subjects/ids';
import { Level } from '../../Marks';
import StandingMark from '../Subject/StandingMark';
import SubjectForm from '../Subject/SubjectForm';
import { partyNames } from '../Subject/words';
import styles from './styles.module.css';

interface Props {
  standing: Standing;
  answers: Answers;
}

/** One subject: what is asked, where it stands and by what, and the answer. */
function Row({ standing, answers }: Props): ReactNode {
  const { subject, scope, state, by, says } = standing;
  return (
    <li id={anchorOfSubject(subject.id)} className={styles.row} data-subject={subject.id} tabIndex={-1}>
      <p className={styles.meta}>
        <StandingMark state={state} by={by} />
        {subject.level && <Level level={subject.level} />}
        {subject.by !== 'partner' && <span>{partyNames[subject.by]}</span>}
        {!scope.isCertain && <span>{scope.why}</span>}
      </p>
      <p className={styles.title}>{subject.title}</p>
      <p className={styles.says}>{says}</p>
      <SubjectForm subject={subject} answers={answers} />
    </li>
  );
}

/** A list has up to two hundred; an answer changes few. */
export default memo(Row, (before, after) => {
  const same = (['state', 'by', 'says', 'subject'] as const).every(
    (key) => before.standing[key] === after.standing[key],
  );
  const { id } = after.standing.subject;
  const said = ({ standing, answers: { over, author } }: Props) => {
    const { claims, reviews, comments, evidence } = over.assessment;
    return [claims[id], reviews[id], comments, evidence, author, standing.scope.why];
  };
  const shown = said(after);
  return same && said(before).every((value, index) => value === shown[index]);
});
