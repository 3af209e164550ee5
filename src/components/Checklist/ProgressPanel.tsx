import { type ReactNode, useId } from 'react';
import type { Progress } from './progress';
import styles from './styles.module.css';
import type { Evidence } from './useEvidence';

/** How far the list is: what a person says, and beside it what the ledger shows. */
export default function ProgressPanel({ progress, evidence }: { progress: Progress; evidence: Evidence }): ReactNode {
  const { total, answered, applicable, done, observable, passed, failed } = progress;
  const open = total - answered;
  const verdicts = [...evidence.verdicts.values()];
  const isRead = verdicts.length > 0;
  const isSeen = verdicts.some(({ state }) => state !== 'not-observed');
  const detail = isSeen ? verdictDetail(failed) : 'Nothing was seen yet.';
  return (
    <div className={styles.progress}>
      <Meter
        label="Done"
        value={done}
        max={applicable}
        detail={open === 0 ? 'All items answered.' : `${open} without an answer.`}
      />
      {observable > 0 && (
        <Meter
          label="Passed by calls"
          value={passed}
          max={observable}
          detail={isRead ? detail : 'No calls read yet.'}
        />
      )}
      <p className={styles.heard} role="status">
        {isRead && `Recorded calls: ${passed} of ${observable} pass. ${detail}`}
      </p>
    </div>
  );
}

function verdictDetail(failed: number): string {
  return failed === 0 ? 'None fails.' : `${failed} ${failed === 1 ? 'fails' : 'fail'}.`;
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
