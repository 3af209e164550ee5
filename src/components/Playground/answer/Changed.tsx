import type { ReactNode } from 'react';
import type { Exchange } from '../../../ledger/types';
import { IdChip } from '../../evidence';
import styles from './answer.module.css';

/** What a call changed, as its entry in the ledger says: objects it touched, and events that came of it. */
export default function Changed({ entry, isRead }: { entry: Exchange; isRead: boolean }): ReactNode {
  const { objects, events } = entry;
  if (objects.length === 0 && events.length === 0)
    return <p className={styles.empty}>It changed nothing{isRead && ': it only reads'}.</p>;
  return (
    <div className={styles.changed}>
      {objects.length > 0 && (
        <p className={styles.chips}>
          <span className={styles.label}>Objects</span>
          {objects.map(({ kind, id }) => (
            <IdChip key={`${kind}-${id}`} kind={kind} id={id} />
          ))}
        </p>
      )}
      <p className={styles.chips}>
        <span className={styles.label}>Events</span>
        {events.length === 0 ? <span>none</span> : events.map(({ id, type }) => <code key={id}>{type}</code>)}
      </p>
    </div>
  );
}
