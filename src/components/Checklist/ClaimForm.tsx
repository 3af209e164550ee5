import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import type { ChecklistItem } from '../../catalog/types';
import type { Claim, ClaimState } from '../../certification/assessment';
import { claimNames } from './filters';
import styles from './styles.module.css';
import type { useAssessment } from './useAssessment';

interface Props {
  item: ChecklistItem;
  claim: Claim | undefined;
  setClaim: ReturnType<typeof useAssessment>['setClaim'];
  /** Until the saved answers were read. */
  disabled: boolean;
}

const choices = ['done', 'not-done', 'not-applicable'] as const;

/** What a person says about one item. Every change is saved at once. */
export default function ClaimForm({ item, claim, setClaim, disabled }: Props): ReactNode {
  const name = useId();
  const [isExplaining, setExplaining] = useState(false);
  const state = claim?.state ?? 'open';
  const chosen: ClaimState = isExplaining ? 'not-applicable' : state;
  const words = { reason: claim?.reason, note: claim?.note };

  function choose(next: ClaimState): void {
    setExplaining(next === 'not-applicable');
    if (next !== 'not-applicable') setClaim(item.id, next, words);
  }

  return (
    <fieldset className={styles.claim} disabled={disabled}>
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
            {claimNames[choice]}
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
          reason={claim?.reason ?? ''}
          isNew={isExplaining && state !== 'not-applicable'}
          save={(reason) => {
            setClaim(item.id, 'not-applicable', { ...words, reason });
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
  save: (reason: string) => void;
}

function Reason({ reason, isNew, save }: ReasonProps): ReactNode {
  const field = useRef<HTMLInputElement>(null);
  /** A blank draft is shown and not saved. */
  const [blank, setBlank] = useState<string | null>(null);
  const id = useId();
  const value = blank ?? reason;
  useEffect(() => {
    if (isNew) field.current?.focus();
  }, [isNew]);

  function change(text: string): void {
    setBlank(text.trim() === '' ? text : null);
    if (text.trim() !== '') save(text);
  }

  return (
    <div className={styles.reason}>
      <label htmlFor={id}>Why does it not apply?</label>
      <input
        ref={field}
        id={id}
        type="text"
        required
        value={value}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => change(target.value)}
      />
      <p id={`${id}-hint`} className={styles.hint} role="status">
        {value.trim() === '' &&
          (isNew ? 'Your answer is saved once you give a reason.' : 'Give a reason. The last one stays saved.')}
      </p>
    </div>
  );
}
