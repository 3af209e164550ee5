import type { ReactNode } from 'react';
import styles from './styles.module.css';

interface Props {
  problem: string;
  /** Tries again what failed, where that can help. */
  again?: () => void;
}

/** Why something could not be done, said at once to who listens. */
export default function Problem({ problem, again }: Props): ReactNode {
  return (
    <p role="alert" className={styles.problem}>
      {problem}{' '}
      {again && (
        <button type="button" className={styles.button} onClick={again}>
          Try again
        </button>
      )}
    </p>
  );
}
