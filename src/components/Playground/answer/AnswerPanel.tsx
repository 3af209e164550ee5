import type { ReactNode } from 'react';
import type { ListedOperation } from '../../../generated/contract/operation-list';
import { JsonView, StatusCode } from '../../evidence';
import { formatDuration } from '../../evidence/ExchangeRow/LedgerLine';
import type { SentCall } from '../calls';
import styles from './answer.module.css';

interface Props {
  sent: SentCall | null;
  operation: ListedOperation;
}

/** The answer to the newest call of the form: what came, how fast, and what it changed. */
export default function AnswerPanel({ sent, operation }: Props): ReactNode {
  return (
    <>
      <h3 className={styles.title}>Answer</h3>
      <div aria-live="polite">
        <Status sent={sent} />
      </div>
      {sent?.state === 'answered' && sent.answer.body !== null && (
        <JsonView value={sent.answer.body} label={`Answer of ${operation.method} ${operation.path}`} depth={2} />
      )}
    </>
  );
}

function Status({ sent }: { sent: SentCall | null }): ReactNode {
  if (!sent) return <p className={styles.empty}>Press Execute. The answer comes here, with what the call changed.</p>;
  if (sent.state === 'sending') return <p className={styles.empty}>Waiting for the answer…</p>;
  if (sent.state === 'failed') return <p className={styles.problem}>{sent.problem}</p>;
  const { status, durationMs } = sent.answer;
  return (
    <p className={styles.status}>
      <StatusCode status={status} /> <span>{formatDuration(durationMs)}</span>
    </p>
  );
}
