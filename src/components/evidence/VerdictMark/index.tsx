import type { ReactNode } from 'react';
import type { VerdictState } from '../../../certification/verdicts/types';
import styles from './styles.module.css';

function dashedCircle(inside: string): ReactNode {
  return (
    <>
      <circle cx="10" cy="10" r="8.5" strokeDasharray="3 2.6" />
      <path d={inside} />
    </>
  );
}

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
  warn: {
    word: 'Pass with a warning',
    className: styles.warn,
    shape: (
      <>
        <path d="M10 1.8 18.7 17.5H1.3z" />
        <path d="M10 7.5v4.2M10 14.4v.1" />
      </>
    ),
  },
  'not-observed': { word: 'Not observed', className: styles.none, shape: dashedCircle('M6.5 10h7') },
  stale: { word: 'Out of date', className: styles.stale, shape: dashedCircle('M10 5.5V10l3 2') },
  'not-applicable': { word: 'Does not apply', className: styles.none, shape: dashedCircle('m5 15 10-10') },
  waived: { word: 'Waived', className: styles.waived, shape: dashedCircle('M6.5 8h7m-7 4h7') },
  'tool-error': { word: 'Check failed', className: styles.toolError, shape: dashedCircle('M10 5.5v5.5M10 13.9v.1') },
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
