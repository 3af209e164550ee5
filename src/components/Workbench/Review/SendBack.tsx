import useBaseUrl from '@docusaurus/useBaseUrl';
import { type ReactNode, useState } from 'react';
import { saveFile } from '../../../browser/save-file';
import { reasonless, reviewFileOf } from '../../../certification/assessment/review/draft';
import { linkToReview } from '../../../certification/assessment/share/link';
import { longestLink } from '../../../links/packed';
import { useCopy } from '../../Copy/useCopy';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import { plural } from '../Incoming/words';
import type { BegunReview } from './kept';
import styles from './styles.module.css';

/** How a review gets back to the team: as a file, or as a link. */
export default function SendBack({ review: { assessment, draft } }: { review: BegunReview }): ReactNode {
  const page = useBaseUrl('/workbench/share');
  const { isCopied, copy, report } = useCopy();
  const [problem, setProblem] = useState('');
  const file = () => reviewFileOf(draft, assessment, new Date().toISOString());
  const waiting = reasonless(draft).length;

  function withName(send: () => void): void {
    setProblem(draft.reviewer.trim() === '' ? 'Give your name above, so that the team knows whose review it is.' : '');
    if (draft.reviewer.trim() !== '') send();
  }

  function copyLink(): void {
    const made = linkToReview(file(), window.location.origin + page);
    if (made.ok) copy(made.link);
    else setProblem(tooLong('This review', made.length));
  }

  return (
    <section className={styles.send} aria-labelledby="send-back">
      <h2 id="send-back">Send it back</h2>
      <p role="status">
        {sums(draft)}
        {waiting > 0 && ` ${waiting} returned without a reason: not sent until there is one.`}
      </p>
      <p className={styles.buttons}>
        <Button
          onClick={() => withName(() => saveFile(fileName(assessment.about.name), JSON.stringify(file(), null, 2)))}
        >
          Save the review as a file
        </Button>
        <Button onClick={() => withName(copyLink)}>{isCopied ? 'Copied' : 'Copy a link that brings it back'}</Button>
      </p>
      {report}
      {problem && <Problem problem={problem} />}
      <p className={styles.hint}>
        The team opens it under Share in its workbench. It brings in your comments and decisions, and can change nothing
        else.
      </p>
    </section>
  );
}

function sums({ decisions, comments }: BegunReview['draft']): string {
  const count = (decision: string) => Object.values(decisions).filter((one) => one.decision === decision).length;
  const said = Object.values(comments).filter(({ text }) => text.trim() !== '').length;
  return `${count('accepted')} accepted, ${count('returned')} returned, ${plural(said, 'comment')}.`;
}

/** @param what such as "This review" */
export function tooLong(what: string, length: number): string {
  const [has, may] = [length, longestLink].map((one) => one.toLocaleString('en'));
  return `${what} makes a link of ${has} characters, and programs that pass links on cut them at ${may} or before. Save it as a file instead.`;
}

const fileName = (name: string) =>
  `review-${name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase() || 'assessment'}-${new Date().toISOString().slice(0, 10)}.json`;
