import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { useAssessment } from '../../../assessment-client';
import { answeredSince } from '../../../certification/assessment/review/take-in';
import { useSubjectNames } from '../useSubjectNames';
import { momentInWords, reviewInWords } from '../words';
import styles from './styles.module.css';

/** What reviewers decided: what was returned comes first, with the way to it. */
export default function Reviews(): ReactNode {
  const { assessment } = useAssessment().over;
  const { titleOf, subjectOf } = useSubjectNames();
  const reviews = Object.entries(assessment.reviews);
  const since = new Set(answeredSince(assessment, assessment.reviews));
  const returned = reviews.filter(([, { decision }]) => decision === 'returned');
  const accepted = reviews.length - returned.length;
  return (
    <section aria-labelledby="reviews">
      <h2 id="reviews">What reviewers decided</h2>
      {reviews.length === 0 ? (
        <p>No review has come back yet.</p>
      ) : (
        <p>
          {accepted} accepted, {returned.length} returned. {since.size > 0 && `${since.size} answered anew since.`}
        </p>
      )}
      <ul className={styles.returned}>
        {returned.map(([id, review]) => (
          <li key={id}>
            <Link to={subjectOf(id)?.route ?? '/workbench'}>{titleOf(id)}</Link>
            <br />
            {reviewInWords(review)}{' '}
            <span className={styles.hint}>
              {momentInWords(review.time)}
              {since.has(id) && ', answered anew since'}
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}
