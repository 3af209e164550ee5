import type { ReactNode } from 'react';
import { outcomeWords } from '../../../../certification/report/formats/said';
import type { ReadinessReport } from '../../../../certification/report/types';
import styles from './styles.module.css';

const shapes = {
  ready: ['M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z', 'm6 10.4 2.7 2.7L14 7.6'],
  'not-ready': ['M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7z', 'm7 7 6 6m0-6-6 6'],
  'nothing-observed': ['M10 1.5a8.5 8.5 0 1 1 0 17 8.5 8.5 0 0 1 0-17z', 'M6.5 10h7'],
} as const;

/** Ready or not, by shape, word and color at once. */
export default function OutcomeMark({ report: { outcome, scope } }: { report: ReadinessReport }): ReactNode {
  return (
    <p className={styles.outcome} data-outcome={outcome.state}>
      <svg viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {shapes[outcome.state].map((path) => (
          <path key={path} d={path} />
        ))}
      </svg>
      <span>
        {outcomeWords[outcome.state]}
        {scope.rehearsal && ', and a rehearsal, which proves nothing'}
      </span>
    </p>
  );
}
