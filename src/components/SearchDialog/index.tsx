import { type ReactNode, useEffect, useRef } from 'react';
import SearchPanel from '../SearchPanel';
import styles from './styles.module.css';

/** The search over the whole site, in front of the page. */
export default function SearchDialog({ onClose }: { onClose(): void }): ReactNode {
  const dialog = useRef<HTMLDialogElement>(null);
  useEffect(() => dialog.current?.showModal(), []);
  return (
    <dialog ref={dialog} className={styles.dialog} aria-label="Search" onClose={onClose}>
      <SearchPanel autoFocus onOpen={onClose}>
        <button type="button" className={styles.close} onClick={onClose}>
          Close
        </button>
      </SearchPanel>
    </dialog>
  );
}
