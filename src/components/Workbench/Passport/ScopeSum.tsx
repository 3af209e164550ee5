import type { ReactNode } from 'react';
import { type ScopedSubject, sumsOf } from '../../../certification/passport/scope-sum';
import { kindNames } from '../Subject/words';
import styles from './styles.module.css';

/** How much of each kind concerns the connector, as the passport stands. */
export default function ScopeSum({ scoped }: { scoped: readonly ScopedSubject[] }): ReactNode {
  const sums = sumsOf(scoped).filter(({ kind }) => kind === 'item' || kind === 'use-case' || kind === 'duty');
  const unsure = sums.reduce((sum, one) => sum + one.unsure, 0);
  return (
    <p className={styles.sum} role="status">
      In scope:{' '}
      {sums.map(({ kind, isIn, total }, index) => (
        <span key={kind}>
          {index > 0 && ', '}
          <strong>
            {isIn} of {total}
          </strong>{' '}
          {kindNames[kind].toLowerCase()}
        </span>
      ))}
      . {unsure > 0 && `${unsure} of them only until the passport says more.`}
    </p>
  );
}
