import { type FormEvent, type ReactNode, useId, useState } from 'react';
import Button from '../../ui/Button';
import styles from './styles.module.css';
import type { NewEvidence } from './types';
import { webAddress } from './web-address';

interface Props {
  /** Null where it was closed without anything. */
  done: (piece: NewEvidence | null) => void;
}

/** A link to what shows it: a ticket, a page, a recording. */
export default function LinkForm({ done }: Props): ReactNode {
  const id = useId();
  const [address, setAddress] = useState('');
  const [title, setTitle] = useState('');
  const found = webAddress(address);

  function submit(event: FormEvent): void {
    event.preventDefault();
    if (found) done({ kind: 'link', title: title.trim() || new URL(found).host, address: found });
  }

  return (
    <form className={styles.form} onSubmit={submit}>
      <label htmlFor={id}>Address</label>
      <input
        id={id}
        required
        inputMode="url"
        value={address}
        placeholder="https://"
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => setAddress(target.value)}
      />
      <label htmlFor={`${id}-title`}>What it shows</label>
      <input id={`${id}-title`} value={title} onChange={({ target }) => setTitle(target.value)} />
      <p className={styles.hint} id={`${id}-hint`} role="status">
        {address.trim() !== '' && !found && 'Write an address that begins with https:// or http://.'}
      </p>
      <p className={styles.buttons}>
        <Button type="submit" look="small">
          Add the link
        </Button>
        <Button look="small" onClick={() => done(null)}>
          Cancel
        </Button>
      </p>
    </form>
  );
}
