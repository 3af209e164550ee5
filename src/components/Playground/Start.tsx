import type { ReactNode } from 'react';
import { markAddressBeforePaint } from '../../browser/before-paint';
import type { NamedNow } from './operations/useNamed';
import styles from './styles.module.css';

/** What stands where an operation would: the way to one, and what was wrong with the address that led here. */
export default function Start({ named }: { named: NamedNow['named'] }): ReactNode {
  return (
    <section className={styles.start} aria-label="No operation is open" suppressHydrationWarning>
      {named.kind === 'unread' && (
        // biome-ignore lint/security/noDangerouslySetInnerHtml: a fixed text, which the page's policy names by its hash
        <script dangerouslySetInnerHTML={{ __html: markAddressBeforePaint }} />
      )}
      {named.kind === 'unknown' && (
        <p role="alert" className={styles.problem}>
          The address names “{named.said}”, which is no operation of this API. Look for it in the list of operations.
        </p>
      )}
      <p>Choose an operation from the list: its form opens here, with an example and the ids of what you made.</p>
    </section>
  );
}
