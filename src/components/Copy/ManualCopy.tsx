import { type ReactNode, useEffect, useId, useRef } from 'react';
import { createPortal } from 'react-dom';
import styles from './styles.module.css';

/** The text of a copy that the browser refused, selected, for a person to copy. */
export default function ManualCopy({ text, onClose }: { text: string; onClose: () => void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const field = useRef<HTMLTextAreaElement>(null);
  const id = useId();
  useEffect(() => {
    dialog.current?.showModal();
    field.current?.select();
  }, []);
  return createPortal(
    <dialog ref={dialog} className={styles.dialog} aria-labelledby={id} onClose={onClose}>
      <p id={id} role="alert">
        <strong>Could not copy.</strong> The browser does not let this page use the clipboard. The text below is
        selected: press <kbd>Ctrl</kbd> <kbd>C</kbd>, on a Mac <kbd>⌘</kbd> <kbd>C</kbd>.
      </p>
      <textarea
        ref={field}
        className={styles.text}
        readOnly
        rows={Math.min(8, text.split('\n').length + 1)}
        value={text}
        aria-label="Text to copy"
      />
      <button type="button" className={styles.close} onClick={() => dialog.current?.close()}>
        Close
      </button>
    </dialog>,
    document.body,
  );
}
