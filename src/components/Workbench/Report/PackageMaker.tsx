import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { saveFile } from '../../../browser/save-file';
import type { Assessment } from '../../../certification/assessment/types';
import type { SubmissionPackage } from '../../../certification/package/make';
import type { ReadinessReport } from '../../../certification/report/types';
import { pictureOf } from '../../../certification/report/view/readiness';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import { catalog } from '../useReadiness';
import { bytesOf } from './evidence-bytes';
import { fileName } from './file-names';
import styles from './styles.module.css';

interface Props {
  report: ReadinessReport;
  assessment: Assessment;
  /** As the person at this browser wants to be called. */
  author: string;
}

/** Makes the documents that are handed over, and says what they still lack. */
export default function PackageMaker({ report, assessment, author }: Props): ReactNode {
  const [made, setMade] = useState<SubmissionPackage | null>(null);
  const [isBusy, setBusy] = useState(false);
  const [problem, setProblem] = useState<string | null>(null);

  async function make(): Promise<void> {
    if (isBusy) return;
    setBusy(true);
    setProblem(null);
    try {
      const { packageOf } = await import('./package-parts');
      const { standings } = pictureOf(report, catalog).readiness;
      const answered = { assessment, standings, author, today: report.createdTime.slice(0, 10) };
      const done = await packageOf(report, answered, bytesOf);
      saveFile(
        `${fileName('submission-package', report)}.zip`,
        new Blob([new Uint8Array(done.zip)], { type: 'application/zip' }),
      );
      setMade(done);
    } catch (error) {
      setProblem(`The package could not be made. ${error instanceof Error ? error.message : String(error)}`);
    }
    setBusy(false);
  }

  return (
    <section className={styles.action} aria-labelledby="package">
      <h3 id="package">Submission package</h3>
      <p>
        A ZIP with the four <Link to="/docs/certification/submission-package">documents of the hand-over</Link> filled
        from your answers, a sheet for each country, tables, this report, your files, and a list of what is missing.
        Files go in as they are: look that they show no key.
      </p>
      <p className={styles.buttons}>
        <Button aria-disabled={isBusy} onClick={() => void make()}>
          {isBusy ? 'Making the package…' : 'Make the package'}
        </Button>
      </p>
      {problem && <Problem problem={problem} />}
      {made && <Result made={made} />}
    </section>
  );
}

function Result({ made: { files, missing } }: { made: SubmissionPackage }): ReactNode {
  return (
    <div role="status">
      <p>
        Saved, with {files.length} files. {missing.length === 0 ? 'Nothing is missing.' : 'Still missing:'}
      </p>
      {missing.map(({ title, entries }) => (
        <details key={title} className={styles.missing}>
          <summary>
            {title}: {entries.length}
          </summary>
          <ul>
            {entries.map(({ text, route }) => (
              <li key={text}>
                {route ? (
                  <Link to={route} data-noBrokenLinkCheck>
                    {text}
                  </Link>
                ) : (
                  text
                )}
              </li>
            ))}
          </ul>
        </details>
      ))}
    </div>
  );
}
