import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { AssessmentStore } from '../../certification/assessment/store';
import type { Waiver } from '../../certification/assessment/types';
import { holdsOn } from '../../certification/verdicts/decide';
import FoldedPart from '../FoldedPart';
import Button from '../ui/Button';
import styles from './styles.module.css';

interface Props {
  itemId: string;
  waiver: Waiver | undefined;
  /** Whether calls break the rule now. */
  isFailing: boolean;
  store: AssessmentStore;
}

const noDraft: Waiver = { who: '', why: '', until: '' };
const today = () => new Date().toISOString().slice(0, 10);

/** Takes a failure on for a time: who does, why, and until which day. It is kept with the answers. */
export default function WaiverPart({ itemId, waiver, isFailing, store }: Props): ReactNode {
  const [draft, setDraft] = useState<Waiver | null>(null);
  // What is being written stays in sight, also where the failure is gone meanwhile.
  if (!isFailing && !waiver && !draft) return null;

  function save(event: FormEvent): void {
    event.preventDefault();
    if (draft) store.commands.waive(itemId, { who: draft.who.trim(), why: draft.why.trim(), until: draft.until });
    setDraft(null);
  }

  return (
    <FoldedPart summary={waiver ? saidOf(waiver) : 'Waive this failure for a time'}>
      <form className={styles.waiver} onSubmit={save}>
        <p className={styles.hint}>
          A waived failure does not count until its day is over. It stays in reports, with who waived it and why.
        </p>
        <Fields draft={draft ?? waiver ?? noDraft} change={setDraft} />
        <p className={styles.buttons}>
          <Button type="submit">{waiver ? 'Change the waiver' : 'Waive it'}</Button>
          {waiver && (
            <Button
              onClick={() => {
                store.commands.waive(itemId, null);
                setDraft(null);
              }}
            >
              Take the waiver back
            </Button>
          )}
        </p>
      </form>
    </FoldedPart>
  );
}

function saidOf(waiver: Waiver): string {
  const { who, until } = waiver;
  return holdsOn(waiver, today()) ? `Waived by ${who} until ${until}` : `Waived by ${who} until ${until}: over`;
}

function Fields({ draft, change }: { draft: Waiver; change: (draft: Waiver) => void }): ReactNode {
  const id = useId();
  const field = (name: keyof Waiver, label: string, more: { type?: string; min?: string } = {}) => (
    <>
      <label htmlFor={`${id}-${name}`}>{label}</label>
      <input
        {...more}
        id={`${id}-${name}`}
        required
        // A blank is no name and no reason.
        {...(more.type ? {} : { pattern: '.*\\S.*' })}
        value={draft[name]}
        onChange={({ target }) => change({ ...draft, [name]: target.value })}
      />
    </>
  );
  return (
    <div className={styles.waiverFields}>
      {field('who', 'Who takes it on')}
      {field('why', 'Why')}
      {field('until', 'Until (last day)', { type: 'date', min: today() })}
    </div>
  );
}
