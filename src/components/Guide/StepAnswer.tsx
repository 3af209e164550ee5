import type { ReactNode } from 'react';
import type { StepResult } from '../../guides/run';
import type { Step } from '../../guides/types';
import { IdChip, JsonView, StatusCode } from '../evidence';
import { EventList } from '../evidence/ExchangeRow';
import { formatDuration } from '../evidence/ExchangeRow/LedgerLine';
import Fold from '../evidence/Fold';
import Changes from './Changes';
import styles from './styles.module.css';

/** What one call brought back: status and time, ids to carry on, what changed, events, and the whole answer to unfold. */
export default function StepAnswer({ step, result }: { step: Step; result: StepResult }): ReactNode {
  const { answer, exchange, changes, captured, problems } = result;
  return (
    <div className={styles.answer}>
      <p className={styles.line} role="status">
        <StatusCode status={answer.status} /> <span className={styles.muted}>{formatDuration(answer.durationMs)}</span>
      </p>
      {problems.map((problem) => (
        <p key={problem} className={styles.problem} role="alert">
          {problem}
        </p>
      ))}
      {Object.keys(captured).length > 0 && <Captured captured={captured} />}
      {problems.length === 0 && step.changed && (
        <p className={styles.changed}>
          <strong>What changed:</strong> {step.changed}
        </p>
      )}
      <Changes changes={changes.filter(({ id, created }) => !(created && Object.values(captured).includes(id)))} />
      {exchange && exchange.events.length > 0 && (
        <div>
          <strong className={styles.muted}>Events that came of it</strong>
          <EventList events={exchange.events} />
        </div>
      )}
      {answer.body !== null && (
        <Fold className={styles.fold} open={answer.status >= 400} summary="The answer in full">
          {() => <JsonView value={answer.body} label={`Answer of step ${step.title}`} />}
        </Fold>
      )}
    </div>
  );
}

function Captured({ captured }: { captured: StepResult['captured'] }): ReactNode {
  return (
    <p className={styles.chips}>
      <span className={styles.muted}>Carried on:</span>
      {Object.entries(captured).map(([name, value]) => {
        const [kind, field] = name.split('.');
        return (
          <IdChip
            key={name}
            id={String(value)}
            label={name}
            kind={field === 'id' ? kind?.replace(/(?<!\d)\d+$/, '') : undefined}
          />
        );
      })}
    </p>
  );
}
