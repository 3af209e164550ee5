import type { ReactNode } from 'react';
import type { Moved } from '../../sandbox-client/clock';
import { IdChip } from '../evidence';
import styles from './styles.module.css';
import { timeWords } from './words';

/** What was carried out when the clock was moved last, in order. */
export default function Happened({ moved: { carriedOut = [], carriedOutInAll = 0 } }: { moved: Moved }): ReactNode {
  if (carriedOut.length === 0) return null;
  const rest = carriedOutInAll - carriedOut.length;
  return (
    <details className={styles.list} open>
      <summary>What happened</summary>
      <ol>
        {carriedOut.map(({ time, says, objects, events }, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the list is of one answer, and never changes
          <li key={index}>
            <time dateTime={time}>{timeWords(time)}</time> {says}
            <span className={styles.chips}>
              {objects.slice(0, 3).map(({ kind, id }) => (
                <IdChip key={`${kind} ${id}`} kind={kind} id={id} />
              ))}
            </span>
            {events.length > 0 && <code className={styles.events}>{events.map(({ type }) => type).join(', ')}</code>}
          </li>
        ))}
      </ol>
      <p>
        {rest > 0 && `${rest} more happened. `}
        <a href="#ledger">The ledger</a> has an entry for each.
      </p>
    </details>
  );
}
