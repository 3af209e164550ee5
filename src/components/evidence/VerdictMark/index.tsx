import type { ReactNode } from 'react';
import styles from './styles.module.css';

/** A verdict's states; the same words as in `src/certification`. */
export type VerdictState = 'pass' | 'fail' | 'review' | 'not-exercised';

const marks: Record<VerdictState, { word: string; shape: ReactNode; className: string | undefined }> = {
  pass: {
    word: 'Pass',
    className: styles.pass,
    shape: (
      <>
        <circle cx="10" cy="10" r="8.5" />
        <path d="m6 10.4 2.7 2.7L14 7.6" />
      </>
    ),
  },
  fail: {
    word: 'Fail',
    className: styles.fail,
    shape: (
      <>
        <path d="M6.5 1.5h7l5 5v7l-5 5h-7l-5-5v-7z" />
        <path d="m7 7 6 6m0-6-6 6" />
      </>
    ),
  },
  review: {
    word: 'Review',
    className: styles.review,
    shape: (
      <>
        <path d="m10 1 9 9-9 9-9-9z" />
        <path d="M8 8a2 2 0 1 1 2.6 1.9c-.4.2-.6.5-.6 1v.6M10 13.9v.1" />
      </>
    ),
  },
  'not-exercised': {
    word: 'Not observed',
    className: styles.none,
    shape: (
      <>
        <circle cx="10" cy="10" r="8.5" strokeDasharray="3 2.6" />
        <path d="M6.5 10h7" />
      </>
    ),
  },
};

interface Props {
  state: VerdictState;
  /** Says more than the plain word, for example "Fail in 2 of 5 calls". */
  label?: string;
  /** Shows the shape alone; screen readers still hear the word. */
  compact?: boolean;
}

/** One verdict, told by shape, word and color at once. */
export default function VerdictMark({ state, label, compact = false }: Props): ReactNode {
  const { word, shape, className } = marks[state];
  return (
    <span className={`${styles.mark} ${className}`} title={compact ? (label ?? word) : undefined}>
      <svg className={styles.shape} viewBox="0 0 20 20" aria-hidden="true" focusable="false">
        {shape}
      </svg>
      <span className={compact ? styles.heard : undefined}>{label ?? word}</span>
    </span>
  );
}
