import { type ReactNode, useState } from 'react';
import { encodeText } from '../../../browser/address';
import { useAsked } from '../../../sandbox-client/useAsked';
import { IdChip } from '../../evidence';
import Fold from '../../evidence/Fold';
import { timeWords } from '../../TimeBar/words';
import Button from '../../ui/Button';
import List from '../List';
import styles from '../styles.module.css';
import { Read, Told } from '../Told';
import type { PartProps } from '../types';
import { useAct } from '../useAct';
import { attemptWords } from './words';

interface Attempt {
  time: string;
  outcome: string;
  status?: number;
  reason?: string;
  answer?: string;
  durationMs: number;
}

interface Delivery {
  id: string;
  webhookId: string;
  eventId: string;
  eventType: string;
  objectId: string;
  state: string;
  attempts: Attempt[];
  dueTime?: string;
}

interface Page {
  data: Delivery[];
  hasMore: boolean;
}

const states = ['waiting', 'delivered', 'failed', 'dropped'] as const;

interface Props extends Pick<PartProps, 'go'> {
  /** Empty for those to all webhooks. */
  webhookId: string;
}

/** What was sent, the newest first, with every attempt; each can be sent again. */
export default function Deliveries({ webhookId, go }: Props): ReactNode {
  const [state, setState] = useState('');
  const act = useAct();
  const query = new URLSearchParams({
    limit: '50',
    ...(state && { state }),
    ...(webhookId && { webhookId }),
  });
  const asked = useAsked<Page>(`/_sandbox/webhooks/deliveries?${query}`);
  return (
    <>
      <h2 className={styles.heading}>Deliveries</h2>
      <p className={styles.line}>
        <label>
          State{' '}
          <select value={state} onChange={({ target }) => setState(target.value)}>
            <option value="">any</option>
            {states.map((one) => (
              <option key={one}>{one}</option>
            ))}
          </select>
        </label>
      </p>
      <Told act={act} />
      <Read asked={asked} what="deliveries">
        {({ data, hasMore }) => (
          <>
            <List empty={state ? `Nothing was sent that is ${state}.` : 'Nothing was sent.'}>
              {data.map((delivery) => (
                <Line
                  key={delivery.id}
                  delivery={delivery}
                  go={go}
                  isBusy={act.isBusy}
                  onResend={() =>
                    void act.act(
                      { path: `/_sandbox/webhooks/deliveries/${encodeText(delivery.id)}/resend` },
                      `${delivery.eventType} is sent again.`,
                    )
                  }
                />
              ))}
            </List>
            {hasMore && <p className={styles.hint}>These are the newest 50. The timeline of an event has all of it.</p>}
          </>
        )}
      </Read>
    </>
  );
}

interface LineProps extends Pick<PartProps, 'go'> {
  delivery: Delivery;
  isBusy: boolean;
  onResend: () => void;
}

function Line({ delivery, go, isBusy, onResend }: LineProps): ReactNode {
  const { eventType, eventId, objectId, state, attempts, dueTime } = delivery;
  const isGood = state === 'delivered';
  return (
    <li>
      <strong>{eventType}</strong>
      <span className={isGood ? styles.good : state === 'waiting' ? styles.muted : styles.bad}>
        {isGood ? '✓ ' : state === 'waiting' ? '… ' : '✕ '}
        {state}
      </span>
      {dueTime !== undefined && <span className={styles.muted}>next attempt {timeWords(dueTime)} UTC</span>}
      <Button look="small" aria-disabled={isBusy} onClick={onResend}>
        Send again
      </Button>
      <Button look="small" onClick={() => go({ id: objectId || eventId })}>
        Timeline
      </Button>
      <Fold
        className={styles.fold}
        summary={attempts.length === 1 ? '1 attempt' : `${attempts.length} attempts`}
        key={delivery.id}
      >
        {() => (
          <>
            <p className={styles.line}>
              <IdChip kind="event" id={eventId} />
              <IdChip kind="webhook" id={delivery.webhookId} />
            </p>
            <ol className={styles.attempts}>
              {attempts.map((attempt) => (
                <li key={attempt.time}>
                  {timeWords(attempt.time)}: {attemptWords(attempt)}
                  {attempt.answer && <pre className={styles.answer}>{attempt.answer}</pre>}
                </li>
              ))}
            </ol>
          </>
        )}
      </Fold>
    </li>
  );
}
