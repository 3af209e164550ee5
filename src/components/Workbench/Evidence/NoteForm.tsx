import { type FormEvent, type ReactNode, useId, useState } from 'react';
import Button from '../../ui/Button';
import styles from './styles.module.css';
import type { NewEvidence } from './types';

interface Props {
  /** Null where it was closed without anything. */
  done: (piece: NewEvidence | null) => void;
}

const LONGEST_TITLE = 80;

/** What was seen, by whom and where, in words. Its first line is its title. */
export default function NoteForm({ done }: Props): ReactNode {
  const id = useId();
  const [text, setText] = useState('');

  function submit(event: FormEvent): void {
    event.preventDefault();
    const [first = ''] = text.trim().split('\n');
    done({ kind: 'note', title: first.slice(0, LONGEST_TITLE), text: text.trim() });
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>What was seen, where and when</label>
      <textarea id={id} required rows={3} value={text} onChange={({ target }) => setText(target.value)} />
      <p className={styles.buttons}>
        <Button type="submit" look="small" aria-disabled={text.trim() === ''}>
          Add the remark
        </Button>
        <Button look="small" onClick={() => done(null)}>
          Cancel
        </Button>
      </p>
    </form>
  );
}
