import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import { useAssessment } from '../../../assessment-client';
import { SaveNotices, SaveState } from '../../Checklist/SaveState';
import Sharing from '../Sharing';
import styles from './styles.module.css';

/** Which assessment is open and whether it is saved. What stands in the way of saving is told right here. */
export default function AssessmentLine(): ReactNode {
  const answers = useAssessment();
  return (
    <div className={styles.assessment} data-search-skip>
      <noscript>
        <p>The workbench needs JavaScript. The pages that its parts lead to can be read without.</p>
      </noscript>
      <SaveNotices answers={answers} />
      <SaveState answers={answers} />
      <p className={styles.saved}>
        <Name answers={answers} /> {saidOf(answers)}
      </p>
      <Sharing />
    </div>
  );
}

/** As the passport has it: where the assessment has no name, the connector's stands for it. */
function Name({ answers: { ready, assessment } }: { answers: ReturnType<typeof useAssessment> }): ReactNode {
  const { about, profile } = assessment;
  const connector = [profile.name, profile.version].filter(Boolean).join(' ');
  const name = about.name || connector;
  const beside = [about.name && connector, about.team].filter(Boolean);
  if (!ready || name === '') return null;
  return (
    <>
      <Link to="/workbench/passport" className={styles.assessed}>
        {name}
      </Link>
      {beside.map((text) => ` · ${text}`)}
      {/[.!?]$/.test([name, ...beside].at(-1) ?? '') ? ' ' : '. '}
    </>
  );
}

function saidOf({ ready, obstacle, assessment: { savedTime } }: ReturnType<typeof useAssessment>): string {
  if (!ready) return 'Opening what this browser keeps…';
  if (obstacle !== null) return 'Not saved.';
  if (savedTime === null) return 'Nothing answered yet. What you answer is saved in this browser at once.';
  return `Saved in this browser, last on ${savedTime.slice(0, 16).replace('T', ' ')} UTC.`;
}
