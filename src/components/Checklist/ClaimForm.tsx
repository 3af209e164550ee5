import { type ReactNode, useEffect, useId, useState } from 'react';
import { legible } from '../../certification/assessment/legible';
import type { AssessmentStore } from '../../certification/assessment/store';
import type { Claim, ClaimState } from '../../certification/assessment/types';
import { claimNames } from './filters';
import styles from './styles.module.css';
import { useKeptText } from './useKeptText';

interface Props {
  itemId: string;
  claim: Claim | undefined;
  store: AssessmentStore;
  /** Asked so that it is answered with yes or no. */
  isQuestion?: boolean;
}

const yesOrNo: Record<ClaimState, string> = { ...claimNames, done: 'Yes', 'not-done': 'No' };
const choices = ['done', 'not-done', 'not-applicable'] as const;

/** What a person says about one item. Every change is saved at once. */
export default function ClaimForm({ itemId, claim, store, isQuestion = false }: Props): ReactNode {
  const names = isQuestion ? yesOrNo : claimNames;
  const name = useId();
  const [isExplaining, setExplaining] = useState(false);
  const state = claim?.state ?? 'open';
  const chosen: ClaimState = isExplaining ? 'not-applicable' : state;

  function choose(next: ClaimState): void {
    // A reason given before, and left for another answer, counts again.
    const lacksReason = next === 'not-applicable' && store.commands.words(itemId, 'reason').trim() === '';
    setExplaining(lacksReason);
    if (!lacksReason) store.commands.choose(itemId, next);
  }

  return (
    <fieldset className={styles.claim}>
      <legend className={styles.side}>Your answer</legend>
      <div className={styles.choices}>
        {choices.map((choice) => (
          <label key={choice} className={styles.choice}>
            <input
              type="radio"
              name={name}
              value={choice}
              checked={chosen === choice}
              onChange={() => choose(choice)}
            />
            {names[choice]}
          </label>
        ))}
        {chosen !== 'open' && (
          <button
            type="button"
            className={styles.takeBack}
            aria-label="Take the answer back"
            title="Take the answer back"
            onClick={() => choose('open')}
          >
            ✕
          </button>
        )}
      </div>
      {chosen === 'not-applicable' && (
        <Reason
          reason={claim?.reason ? store.commands.words(itemId, 'reason') : ''}
          isNew={isExplaining && state !== 'not-applicable'}
          store={store}
          save={(reason) => {
            store.commands.write(itemId, 'reason', reason);
            if (state !== 'not-applicable') store.commands.choose(itemId, 'not-applicable');
            setExplaining(false);
          }}
        />
      )}
    </fieldset>
  );
}

interface ReasonProps {
  reason: string;
  /** The item was only now called not applicable: nothing is saved before there is a reason. */
  isNew: boolean;
  store: AssessmentStore;
  save: (reason: string) => void;
}

function Reason({ reason, isNew, store, save }: ReasonProps): ReactNode {
  /** A blank draft is shown and not saved. */
  const [blank, setBlank] = useState<string | null>(null);
  const id = useId();
  const value = blank ?? reason;
  const kept = useKeptText<HTMLInputElement>(value, store);
  useEffect(() => {
    if (isNew) kept.ref.current?.focus();
  }, [isNew, kept.ref]);

  function change(text: string): void {
    setBlank(text.trim() === '' ? text : null);
    if (text.trim() !== '') save(text);
    kept.onSelect();
  }

  return (
    <div className={styles.reason}>
      <label htmlFor={id}>Why does it not apply?</label>
      <input
        {...kept}
        id={id}
        type="text"
        required
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => change(target.value)}
      />
      <p className={styles.onPaper}>{legible(value)}</p>
      <p id={`${id}-hint`} className={styles.hint} role="status">
        {value.trim() === '' &&
          (isNew ? 'Your answer is saved once you give a reason.' : 'Give a reason. The last one stays saved.')}
      </p>
    </div>
  );
}
