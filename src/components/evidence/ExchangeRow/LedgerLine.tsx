import type { ReactNode } from 'react';
import type { LedgerEntry } from '../../../ledger/types';
import Fold from '../Fold';
import styles from './styles.module.css';

interface Props {
  entry: Pick<LedgerEntry, 'sequence' | 'time' | 'events'>;
  /** The method of a call, or the kind of what is none. */
  kind: ReactNode;
  what: ReactNode;
  outcome: ReactNode;
  /** Absent for what took no time of its own. */
  durationMs?: number;
  /** More to read without opening, below the line. */
  detail?: ReactNode;
  open?: boolean;
  /** Made when the line is first opened. */
  children: () => ReactNode;
}

/** An entry of the ledger in a line that opens: number, kind, what it was, what came of it, and when. */
export default function LedgerLine({
  entry,
  kind,
  what,
  outcome,
  durationMs,
  detail,
  open,
  children,
}: Props): ReactNode {
  const { sequence, time, events } = entry;
  return (
    <Fold
      className={styles.row}
      summaryClassName={styles.summary}
      open={open}
      summary={
        <>
          <span className={styles.sequence}>#{sequence}</span>
          {kind}
          <span className={styles.what}>{what}</span>
          {outcome}
          <span className={styles.numbers}>
            {events.length > 0 && <span>{events.length === 1 ? '1 event' : `${events.length} events`}</span>}
            {durationMs !== undefined && <span>{formatDuration(durationMs)}</span>}
            <time dateTime={time}>{formatTime(time)}</time>
          </span>
          {detail}
        </>
      }
    >
      {children}
    </Fold>
  );
}

export function formatDuration(ms: number): string {
  return ms < 10 ? `${ms.toFixed(1)} ms` : `${Math.round(ms)} ms`;
}

/** UTC, to the second: `14:03:07`. */
function formatTime(time: string): string {
  return time.slice(11, 19);
}
