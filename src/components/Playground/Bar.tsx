import { type ReactNode, useId } from 'react';
import type { PlaygroundKey } from './form/keys';
import styles from './styles.module.css';

interface Props {
  keyChoice: PlaygroundKey;
  onKey: (key: PlaygroundKey) => void;
  /** Where calls go. */
  children: ReactNode;
}

/** What holds for every call: where it goes, and with which key. */
export default function Bar({ keyChoice, onKey, children }: Props): ReactNode {
  const id = useId();
  return (
    <div className={styles.bar}>
      {children}
      <p className={styles.key}>
        <label htmlFor={id}>Key</label>
        <select id={id} value={keyChoice} onChange={(event) => onKey(event.target.value as PlaygroundKey)}>
          <option value="auto">the right one for each call</option>
          <option value="secret">secret key</option>
          <option value="public">public key</option>
          <option value="none">no key</option>
        </select>
      </p>
    </div>
  );
}
