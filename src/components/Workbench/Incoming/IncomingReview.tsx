import { type ReactNode, useMemo, useState } from 'react';
import { useAssessment } from '../../../assessment-client';
import { applyChoices, type Choices, compareAssessments } from '../../../certification/assessment/differences/compare';
import type { ReviewFile } from '../../../certification/assessment/review/file';
import { answeredSince, withReview } from '../../../certification/assessment/review/take-in';
import Button from '../../ui/Button';
import Differences from '../Differences';
import { countChanges } from '../Differences/groups';
import { useSubjectNames } from '../useSubjectNames';
import { momentInWords } from '../words';
import styles from './styles.module.css';
import { aboutInWords, doneInWords } from './words';

interface Props {
  from: string;
  review: ReviewFile;
  /** @param said what was done */
  onEnd: (said: string) => void;
}

/** What a reviewer sent back. Comments and decisions come in; nothing else of the assessment can change. */
export default function IncomingReview({ from, review, onEnd }: Props): ReactNode {
  const { assessment: mine, listings, commands } = useAssessment();
  const said = `${from} holds a review of the assessment ${aboutInWords(review.of.about)} by ${review.reviewer}, sent on ${momentInWords(review.sentTime)}.`;
  if (review.of.id === mine.id) return <OfOpenOne said={said} review={review} onEnd={onEnd} />;
  const isKept = listings.some(({ id }) => id === review.of.id);
  return (
    <>
      <p>
        {said} Open is another one, {aboutInWords(mine.about)}.{' '}
        {!isKept && 'This browser does not keep the one that was reviewed. Open its file first, then the review again.'}
      </p>
      <p className={styles.buttons}>
        {isKept && <Button onClick={() => commands.open(review.of.id)}>Open the one that was reviewed</Button>}
        <Button onClick={() => onEnd('Nothing was changed.')}>Leave all as it is</Button>
      </p>
    </>
  );
}

function OfOpenOne({ said, review, onEnd }: Omit<Props, 'from'> & { said: string }): ReactNode {
  const { assessment: mine, commands } = useAssessment();
  const { titleOf } = useSubjectNames();
  const [choices, setChoices] = useState<Choices>(new Map());
  const theirs = useMemo(() => withReview(mine, review), [mine, review]);
  const comparison = useMemo(() => compareAssessments(mine, theirs), [mine, theirs]);
  const changes = countChanges(comparison.differences, choices);
  const since = answeredSince(mine, review.reviews);

  function takeIn(): void {
    commands.adopt(applyChoices(mine, theirs, choices));
    onEnd(`Review taken in. ${doneInWords(comparison, choices)}`);
  }

  return (
    <>
      <p>{said} Its comments and decisions come in. Your answers stay as they are.</p>
      {since.length > 0 && (
        <p className={styles.since}>
          Answered anew since the reviewer looked, so look at these yourself: {since.map(titleOf).join(' · ')}
        </p>
      )}
      {comparison.differences.length === 0 ? (
        <p role="status">All of it is in yours already.</p>
      ) : (
        <Differences comparison={comparison} choices={choices} choose={setChoices} titleOf={titleOf} />
      )}
      <p className={styles.buttons}>
        <Button disabled={changes === 0} onClick={takeIn}>
          Take in {changes} {changes === 1 ? 'entry' : 'entries'}
        </Button>
        <Button onClick={() => onEnd('Nothing was changed.')}>Leave all as it is</Button>
      </p>
    </>
  );
}
