import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Note } from '../../../catalog/types';
import { allPhases, phaseName } from '../../CertificationProcess/process';
import styles from './styles.module.css';

function Gate({ title, criteria }: { title: string; criteria: readonly Note[] }): ReactNode {
  return (
    <>
      <h3 className={styles.gate}>{title}</h3>
      <ul className={styles.criteria}>
        {criteria.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </>
  );
}

/** The phases of a certification with the criteria of their gates. */
export default function Overview(): ReactNode {
  return (
    <ol className={styles.phases}>
      {allPhases().map((phase) => (
        <li key={phase.id} className={styles.phase}>
          <h2 className={styles.name}>
            <Link to={`/docs/certification/process#${phase.id}`}>{phaseName(phase)}</Link>
          </h2>
          <Gate title="To enter" criteria={phase.entry} />
          <Gate title="To leave" criteria={phase.exit} />
        </li>
      ))}
    </ol>
  );
}
