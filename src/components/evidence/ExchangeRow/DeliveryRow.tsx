import type { ReactNode } from 'react';
import { redactEntry } from '../../../ledger/redact';
import type { DeliveryEntry } from '../../../ledger/types';
import StatusCode from '../StatusCode';
import { wordsOf } from '../words';
import { Touched } from '.';
import LedgerLine from './LedgerLine';
import styles from './styles.module.css';

/** What came of it where there is no status to show. */
const outcomes: Readonly<Record<DeliveryEntry['outcome'], string>> = {
  acknowledged: 'acknowledged',
  refused: 'refused',
  timeout: 'no answer in time',
  unreachable: 'not reached',
  withheld: 'not sent',
};

/** One attempt to deliver an event to a webhook: where to, what came back, and when it is sent again. */
export default function DeliveryRow({ entry: recorded, note }: { entry: DeliveryEntry; note?: ReactNode }): ReactNode {
  // A server of an earlier version may have kept what is taken out today.
  const entry = redactEntry(recorded) as DeliveryEntry;
  const { durationMs, status, outcome } = entry;
  return (
    <LedgerLine
      entry={entry}
      kind={<span className={styles.kind}>delivery</span>}
      what={<span className={styles.words}>{wordsOf(entry)}</span>}
      outcome={
        status === undefined ? (
          <span className={styles.words}>{outcomes[outcome]}</span>
        ) : (
          <StatusCode status={status} isError={outcome !== 'acknowledged'} />
        )
      }
      durationMs={durationMs}
    >
      {() => <Inside entry={entry} note={note} />}
    </LedgerLine>
  );
}

function Inside({ entry, note }: { entry: DeliveryEntry; note: ReactNode }): ReactNode {
  const { url, apiVersion, reason, answer, nextAttemptTime, switchedOff, objects, events } = entry;
  return (
    <div className={styles.inside}>
      {note && <p className={styles.note}>{note}</p>}
      <p className={styles.empty}>
        POST <code>{url}</code>, with the event in version {apiVersion}.
      </p>
      {reason !== undefined && <p className={styles.note}>{reason}</p>}
      {answer !== undefined && (
        <div>
          <p className={styles.part}>Answer</p>
          <pre>{answer}</pre>
        </div>
      )}
      {nextAttemptTime !== undefined && (
        <p className={styles.empty}>
          It is sent again at <time dateTime={nextAttemptTime}>{nextAttemptTime}</time> of the account’s clock.
        </p>
      )}
      {switchedOff && (
        <p className={styles.note}>Nothing but failures came back for days: the webhook is disabled now.</p>
      )}
      <Touched objects={objects} events={events} />
    </div>
  );
}
