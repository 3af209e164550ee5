import { type ReactNode, useId } from 'react';
import type { VerdictState } from '../../certification/verdicts/types';
import { VerdictMark } from '../evidence';
import { verdictNames } from './filters';
import type { Progress } from './progress';
import styles from './styles.module.css';
import type { Evidence } from './useEvidence';

/** How far the list is: what a person says, and beside it what the ledger shows. */
export default function ProgressPanel({ progress, evidence }: { progress: Progress; evidence: Evidence }): ReactNode {
  const { total, answered, applicable, done, observable, counts } = progress;
  const open = total - answered;
  const isRead = evidence.verdicts.size > 0;
  return (
    <div className={styles.progress}>
      <Meter
        label="Done"
        value={done}
        max={applicable}
        detail={open === 0 ? 'All items answered.' : `${open} without an answer.`}
      />
      {observable > 0 && <Verdicts counts={counts} observable={observable} isRead={isRead} />}
      <p className={styles.heard} role="status">
        {isRead && `Recorded calls, of ${observable} items: ${inWords(counts)}.`}
      </p>
    </div>
  );
}

/** What passed, what stands in the way, what a person has to look at, and then the rest. */
const order: readonly VerdictState[] = [
  'pass',
  'warn',
  'fail',
  'review',
  'stale',
  'tool-error',
  'waived',
  'not-applicable',
  'not-observed',
];

const present = (counts: Progress['counts']) => order.filter((state) => counts[state] > 0);
const inWords = (counts: Progress['counts']) =>
  present(counts)
    .map((state) => `${counts[state]} ${verdictNames[state].toLowerCase()}`)
    .join(', ');

/** Each state with a segment in its own color, its sign, its word and its number. */
function Verdicts({ counts, observable, isRead }: { counts: Progress['counts']; observable: number; isRead: boolean }) {
  const id = useId();
  return (
    <div className={styles.meter}>
      <p className={styles.plain}>
        <span id={id}>By calls</span>{' '}
        <strong>
          {counts.pass + counts.warn} of {observable} pass
        </strong>
      </p>
      <div className={styles.segments} aria-hidden="true">
        {present(counts).map((state) => (
          <span key={state} data-state={state} style={{ flexGrow: counts[state] }} />
        ))}
      </div>
      {isRead ? (
        <ul className={styles.legend} aria-labelledby={id}>
          {present(counts).map((state) => (
            <li key={state}>
              <VerdictMark state={state} label={`${counts[state]} ${verdictNames[state].toLowerCase()}`} />
            </li>
          ))}
        </ul>
      ) : (
        <p className={styles.legend}>No calls read yet.</p>
      )}
    </div>
  );
}

function Meter({
  label,
  value,
  max,
  detail,
}: {
  label: string;
  value: number;
  max: number;
  detail: string;
}): ReactNode {
  const id = useId();
  return (
    <div className={styles.meter}>
      <p className={styles.plain}>
        <span id={id}>{label}</span>{' '}
        <strong>
          {value} of {max}
        </strong>{' '}
        <span className={styles.hint}>{detail}</span>
      </p>
      <progress className={styles.bar} value={value} max={Math.max(max, 1)} aria-labelledby={id} />
    </div>
  );
}
