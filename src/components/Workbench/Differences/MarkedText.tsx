import { diffWordsWithSpace } from 'diff';
import type { ReactNode } from 'react';
import styles from './styles.module.css';

interface Props {
  text: string;
  /** What stands on the other side. */
  other: string;
}

/** A text whose words are marked where the other side does not have them. */
export default function MarkedText({ text, other }: Props): ReactNode {
  let at = 0;
  const parts = diffWordsWithSpace(other, text).filter(({ removed }) => !removed);
  return (
    <span className={styles.text}>
      {parts.map(({ value, added }) => {
        const start = at;
        at += value.length;
        return added ? <mark key={start}>{value}</mark> : <span key={start}>{value}</span>;
      })}
    </span>
  );
}
