import { type ReactNode, useEffect, useId, useState } from 'react';
import type { AssessmentStore } from '../../certification/assessment/store';
import styles from './styles.module.css';
import { useKeptText } from './useKeptText';

interface Props {
  itemId: string;
  note: string;
  store: AssessmentStore;
}

/** A free remark on an item. It opens by itself where there is one, and prints whole. */
export default function Note({ itemId, note, store }: Props): ReactNode {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const kept = useKeptText<HTMLTextAreaElement>(note, store);
  const hasNote = note !== '';
  useEffect(() => {
    if (hasNote) setOpen(true);
  }, [hasNote]);
  return (
    <>
      <details className={styles.note} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{hasNote ? 'Note' : 'Add a note'}</summary>
        <label className={styles.heard} htmlFor={id}>
          Note
        </label>
        <textarea
          {...kept}
          id={id}
          className={styles.textarea}
          rows={2}
          value={note}
          onChange={({ target }) => {
            store.commands.write(itemId, 'note', target.value);
            kept.onSelect();
          }}
        />
      </details>
      {hasNote && (
        <div className={styles.onPaper}>
          <strong>Note</strong>
          <p className={styles.written}>{note}</p>
        </div>
      )}
    </>
  );
}
