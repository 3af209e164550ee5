import type { ReactNode } from 'react';
import type { Named } from './operations/address';
import styles from './styles.module.css';

/** What stands where an operation would: the way to one, and what was wrong with the address that led here. */
export default function Start({ named }: { named: Named }): ReactNode {
  return (
    <section className={styles.start} aria-label="No operation is open">
      {named.kind === 'unknown' && (
        <p role="alert" className={styles.problem}>
          The address names “{named.said}”, which is no operation of this API. Look for it in the list of operations.
        </p>
      )}
      <p>Choose an operation from the list: its form opens here, with an example and the ids of what you made.</p>
    </section>
  );
}
