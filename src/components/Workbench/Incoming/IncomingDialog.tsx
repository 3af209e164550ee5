import { type ReactNode, useEffect, useId, useRef } from 'react';
import IncomingPanel from '.';
import type { Incoming } from './read';
import styles from './styles.module.css';

interface Props {
  incoming: Incoming;
  /** @param said what was done, in a sentence */
  onEnd: (said: string) => void;
}

/** The same, over a page that has other work. */
export default function IncomingDialog({ incoming, onEnd }: Props): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  const title = useId();
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog
      ref={dialog}
      className={styles.dialog}
      aria-labelledby={title}
      onCancel={(event) => {
        event.preventDefault();
        onEnd('Nothing was changed.');
      }}
    >
      <h2 id={title}>What somebody sent, beside yours</h2>
      <IncomingPanel incoming={incoming} onEnd={onEnd} />
    </dialog>
  );
}
