import type { ReactNode } from 'react';
import Button from '../../ui/Button';
import Problem from '../../ui/Problem';
import styles from './share.module.css';
import type { Gaps } from './sharedCall';
import type { Opening } from './useSharedCall';

const gapsInWords: Readonly<Record<Gaps, string>> = {
  none: '',
  card: ' Links carry no card details: a test card stands in their place.',
  secrets: ' Links carry no secrets: fill in the fields that say [redacted].',
};

/** Says that the form holds a call that somebody shared, or why it does not. */
export default function OpenedCall({ opening, onDismiss }: { opening: Opening; onDismiss: () => void }): ReactNode {
  if (opening.state === 'none') return null;
  if (opening.state === 'failed') return <Problem problem={opening.problem} />;
  return (
    <div role="status" className={styles.opened}>
      <p>
        The shared call is in the form, ready to run.
        {opening.scenario && ' It begins from the scenario above: bring that about first.'}
        {gapsInWords[opening.gaps]} Ids that are missing are put in, and what they name is made, when you press Execute.
      </p>
      <p className={styles.buttons}>
        <Button onClick={opening.undo}>Bring back the form as it was</Button>
        <Button onClick={onDismiss}>Dismiss</Button>
      </p>
    </div>
  );
}
