import { type ReactNode, useEffect, useId, useRef, useState } from 'react';
import styles from './styles.module.css';

/** So long after the last letter a text counts as written: each letter would be a change of its own in the history. */
const WRITTEN_AFTER_MS = 600;

interface Props {
  label: string;
  hint: string;
  value: string;
  save: (text: string) => void;
}

/** A short text that is saved once it is written, or left, or the page is. */
export default function TextField({ label, hint, value, save }: Props): ReactNode {
  const id = useId();
  const [draft, setDraft] = useState<string | null>(null);
  const latest = useRef({ draft, save });
  latest.current = { draft, save };

  useEffect(() => {
    if (draft === null) return;
    const flush = () => {
      if (latest.current.draft === null) return;
      latest.current.save(latest.current.draft);
      latest.current.draft = null;
      setDraft(null);
    };
    const timer = window.setTimeout(flush, WRITTEN_AFTER_MS);
    window.addEventListener('pagehide', flush);
    return () => {
      window.clearTimeout(timer);
      window.removeEventListener('pagehide', flush);
    };
  }, [draft]);
  // A page that is left inside the site ends no timer of its own.
  useEffect(() => () => void (latest.current.draft !== null && latest.current.save(latest.current.draft)), []);

  return (
    <p className={styles.question}>
      <label htmlFor={id}>{label}</label>
      <input
        id={id}
        value={draft ?? value}
        aria-describedby={`${id}-hint`}
        onChange={({ target }) => setDraft(target.value)}
      />
      <span id={`${id}-hint`} className={styles.hint}>
        {hint}
      </span>
    </p>
  );
}
