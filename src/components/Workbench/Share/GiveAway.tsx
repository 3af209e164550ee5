import useBaseUrl from '@docusaurus/useBaseUrl';
import { type ReactNode, useId, useState } from 'react';
import { useAssessment } from '../../../assessment-client';
import { saveFile } from '../../../browser/save-file';
import { serializeAssessment } from '../../../certification/assessment/file';
import { linkToAssessment } from '../../../certification/assessment/share/link';
import { type LeftOut, withoutSecrets } from '../../../certification/assessment/share/without-secrets';
import { useCopy } from '../../Copy/useCopy';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import { tooLong } from '../Review/SendBack';
import LeftOutList from './LeftOutList';
import styles from './styles.module.css';

interface Given {
  /** What was done, in sentences. */
  said: string;
  leftOut: readonly LeftOut[];
  problem: string;
}

const nothing: Given = { said: '', leftOut: [], problem: '' };

/** Three ways out of this browser: a link for a colleague, one for a reviewer, and a file. */
export default function GiveAway(): ReactNode {
  const { assessment, ready } = useAssessment();
  const [share, review] = [useBaseUrl('/workbench/share'), useBaseUrl('/workbench/review')];
  const { isCopied, copy, report } = useCopy();
  const [given, setGiven] = useState(nothing);
  const [isSafe, setSafe] = useState(true);
  const safeId = useId();

  function copyLink(page: string): void {
    const made = linkToAssessment(assessment, window.location.origin + page);
    if (!made.ok) {
      setGiven({ ...nothing, leftOut: made.leftOut, problem: tooLong('This assessment', made.length) });
      return;
    }
    copy(made.link);
    const length = made.link.length.toLocaleString('en');
    const rest = made.without.length > 0 ? ` For want of room it comes without ${made.without.join(' and ')}.` : '';
    setGiven({ ...nothing, said: `The link has ${length} characters.${rest}`, leftOut: made.leftOut });
  }

  function save(): void {
    const { assessment: safe, leftOut } = isSafe ? withoutSecrets(assessment) : { assessment, leftOut: [] };
    saveFile(fileName(assessment.about.name), serializeAssessment(safe));
    setGiven({ ...nothing, said: 'The file is saved.', leftOut });
  }

  return (
    <section aria-labelledby="give-away">
      <h2 id="give-away">Give it away</h2>
      <p>
        A link carries the whole assessment, packed, behind its number sign: browsers send that part to no server. Files
        and screenshots stay in this browser; the link names them with their hash.
      </p>
      <p className={styles.buttons}>
        <Button disabled={!ready} onClick={() => copyLink(share)}>
          Copy a link for a colleague
        </Button>
        <Button disabled={!ready} onClick={() => copyLink(review)}>
          Copy a link for a reviewer
        </Button>
        <Button disabled={!ready} onClick={save}>
          Save as a file
        </Button>
        <label htmlFor={safeId}>
          <input id={safeId} type="checkbox" checked={isSafe} onChange={({ target }) => setSafe(target.checked)} />{' '}
          Leave keys, card data, email addresses and telephone numbers out of the file. A link never holds them.
        </label>
      </p>
      {report}
      <p role="status">
        {isCopied && 'Copied. '}
        {given.said}
      </p>
      {given.problem && <Problem problem={given.problem} />}
      <LeftOutList leftOut={given.leftOut} assessment={assessment} />
      <p className={styles.hint}>
        A reviewer opens the link or the file on <a href={review}>the page for reviewers</a>. Names of owners, authors
        and of those who waived something go with both.
      </p>
    </section>
  );
}

const fileName = (name: string) =>
  `assessment-${name.replace(/[^\p{L}\p{N}]+/gu, '-').toLowerCase() || 'without-a-name'}-${new Date().toISOString().slice(0, 10)}.json`;
