import Link from '@docusaurus/Link';
import { type ReactNode, useMemo } from 'react';
import { useAssessment } from '../../assessment-client';
import { readinessOf } from '../../certification/readiness';
import { verdictsOfLastRun } from '../../certification/readiness/last-run';
import type { PhaseStanding, Readiness } from '../../certification/readiness/types';
import type { Subjects } from '../../certification/subjects/types';
import { ruledItems } from '../../generated/ruled-items';
import known from '../../generated/subjects.json';
import styles from './styles.module.css';

const catalog = known as Subjects;

const stateNames: Readonly<Record<PhaseStanding['state'], string>> = {
  passed: 'passed',
  current: 'under way',
  ahead: 'ahead',
};

const ringNames = {
  claims: 'items answered',
  'use-cases': 'use cases run',
  compliance: 'duties done',
  documents: 'documents there',
} as const;

function Phases({ phases }: Pick<Readiness, 'phases'>): ReactNode {
  return (
    <ol className={styles.phases} aria-label="Phases">
      {phases.map(({ phase, state }) => (
        <li key={phase.id} data-state={state} title={`${phase.title}: ${stateNames[state]}`}>
          <span aria-hidden="true">{phase.number ?? '§'}</span>
          <span className={styles.heard}>
            {phase.title}: {stateNames[state]}
          </span>
        </li>
      ))}
    </ol>
  );
}

function Counts({ rings }: Pick<Readiness, 'rings'>): ReactNode {
  return (
    <ul className={styles.counts}>
      {rings.map(
        ({ id, done, total }) =>
          id !== 'verdicts' && (
            <li key={id}>
              {done}/{total} {ringNames[id]}
            </li>
          ),
      )}
    </ul>
  );
}

/** The workbench's picture in small: phases, counts, and what comes next. Calls count as the last run kept them. */
export default function Progress(): ReactNode {
  const {
    over: { assessment },
    ready,
  } = useAssessment();
  const readiness = useMemo(() => {
    const today = new Date().toISOString().slice(0, 10);
    return readinessOf(catalog, { assessment, verdicts: verdictsOfLastRun(assessment), runs: [], ruledItems, today });
  }, [assessment]);
  if (!ready || assessment.savedTime === null) return null;
  const { about, profile } = assessment;
  return (
    <section className={styles.where} aria-label="Where you are">
      <p>
        <Link to="/workbench" className={styles.name}>
          {about.name || profile.name || 'Your certification'}
        </Link>
      </p>
      <Phases phases={readiness.phases} />
      <Counts rings={readiness.rings} />
      {readiness.next && (
        <p>
          Next:{' '}
          <Link to={readiness.next.route} data-noBrokenLinkCheck>
            {readiness.next.title}
          </Link>
        </p>
      )}
    </section>
  );
}
