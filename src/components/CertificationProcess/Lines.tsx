import type { ReactNode } from 'react';
import styles from './styles.module.css';

/** A short list that fits into a table cell. */
export default function Lines({ lines }: { lines: readonly string[] }): ReactNode {
  return (
    <ul className={styles.list}>
      {lines.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
  );
}
