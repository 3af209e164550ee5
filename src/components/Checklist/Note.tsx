import { type ReactNode, useEffect, useId, useState } from 'react';
import styles from './styles.module.css';

interface Props {
  note: string;
  save: (note: string) => void;
  disabled: boolean;
}

/** A free remark on an item. It opens by itself where there is one. */
export default function Note({ note, save, disabled }: Props): ReactNode {
  const id = useId();
  const [isOpen, setOpen] = useState(false);
  const hasNote = note !== '';
  useEffect(() => {
    if (hasNote) setOpen(true);
  }, [hasNote]);
  return (
    <details className={styles.part} open={isOpen} onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{hasNote ? 'Note' : 'Add a note'}</summary>
      <label className={styles.heard} htmlFor={id}>
        Note
      </label>
      <textarea
        id={id}
        className={styles.textarea}
        rows={2}
        value={note}
        disabled={disabled}
        onChange={({ target }) => save(target.value)}
      />
    </details>
  );
}
