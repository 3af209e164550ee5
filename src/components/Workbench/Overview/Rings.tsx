import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Ring, RingId } from '../../../certification/readiness/types';
import { ANSWERS_ROUTE } from '../../../certification/subjects/ids';
import styles from './styles.module.css';

const about: Readonly<Record<RingId, { label: string; says: string; to: string }>> = {
  claims: { label: 'Claims', says: 'items answered', to: '/docs/checklists' },
  verdicts: { label: 'Verdicts', says: 'items pass by calls', to: '/docs/checklists/coverage' },
  'use-cases': { label: 'Use cases', says: 'passed or done', to: `${ANSWERS_ROUTE}?kind=use-case` },
  compliance: { label: 'Compliance', says: 'duties done', to: `${ANSWERS_ROUTE}?kind=duty` },
  documents: { label: 'Documents', says: 'of yours delivered', to: `${ANSWERS_ROUTE}?kind=deliverable` },
};

const RADIUS = 26;
const AROUND = 2 * Math.PI * RADIUS;

function RingView({ id, done, total, failed = 0, isRead }: Ring & { isRead: boolean }): ReactNode {
  const { label, says, to } = about[id];
  const isUnread = id === 'verdicts' && !isRead;
  const lengthOf = (part: number) => (total === 0 ? 0 : (part / total) * AROUND);
  const length = lengthOf(done);
  return (
    <li className={styles.ring}>
      <svg viewBox="0 0 64 64" aria-hidden="true" focusable="false" className={styles.circle}>
        <circle cx="32" cy="32" r={RADIUS} />
        {length > 0 && (
          <circle cx="32" cy="32" r={RADIUS} className={styles.done} strokeDasharray={`${length} ${AROUND}`} />
        )}
        {failed > 0 && (
          <circle
            cx="32"
            cy="32"
            r={RADIUS}
            className={styles.failed}
            strokeDasharray={`${lengthOf(failed)} ${AROUND}`}
            strokeDashoffset={-length}
          />
        )}
      </svg>
      <span>
        <Link to={to}>{label}</Link>
        <span className={styles.count}>
          <strong>
            {done} of {total}
          </strong>{' '}
          {isUnread ? 'no calls read yet' : says}
          {failed > 0 && <span className={styles.failures}>, {failed} failed</span>}
        </span>
      </span>
    </li>
  );
}

/** Five counts of what is in scope: claims, verdicts, use cases, compliance, documents. */
export default function Rings({ rings, isRead }: { rings: readonly Ring[]; isRead: boolean }): ReactNode {
  return (
    <ul className={styles.rings}>
      {rings.map((ring) => (
        <RingView key={ring.id} {...ring} isRead={isRead} />
      ))}
    </ul>
  );
}
