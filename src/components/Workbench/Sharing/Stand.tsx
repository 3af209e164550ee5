import type { ReactNode } from 'react';
import type { Live } from '../../../assessment-client/live';
import type { Sharing } from '../../../assessment-client/live/states';
import Button from '../../ui/Button';
import DialogButton from '../../ui/DialogButton';
import styles from './styles.module.css';
import { othersInWords, saidOf } from './words';

interface Props {
  sharing: Sharing;
  live: Live;
}

const marks = { 'not-shared': '', joining: '…', live: '✓', offline: '○', refused: '✕' } as const;

/** One sentence that says how it stands, and the ways out of it. */
export default function Stand({ sharing, live }: Props): ReactNode {
  const { state } = sharing;
  return (
    <div className={styles.stand} data-state={state}>
      <p role="status" className={styles.said}>
        {marks[state] && <span aria-hidden="true">{marks[state]} </span>}
        {saidOf(sharing)}
      </p>
      {sharing.state === 'live' && sharing.others && (
        <p role="status" aria-label="Who has it open" className={styles.others}>
          {othersInWords(sharing.others)}
        </p>
      )}
      {state !== 'not-shared' && (
        <div className={styles.ways}>
          {(state === 'offline' || state === 'refused') && (
            <Button look="small" onClick={live.retry}>
              Try again
            </Button>
          )}
          <Button look="small" onClick={live.leave}>
            Go on without the server
          </Button>
          <StopButton live={live} />
        </div>
      )}
    </div>
  );
}

function StopButton({ live }: Pick<Props, 'live'>): ReactNode {
  return (
    <DialogButton
      label="Stop sharing…"
      title="Stop sharing this assessment for everybody?"
      closing="Go on sharing"
      doing="Stop sharing"
      look="danger"
      act={async () => {
        const answer = await live.stopSharing();
        if (!answer.ok) throw new Error(answer.reason);
        return true;
      }}
    >
      <p>
        The server removes it. Every browser that has it open keeps all of it, and goes on alone. What somebody wrote
        offline and did not send yet stays in that browser only.
      </p>
    </DialogButton>
  );
}
