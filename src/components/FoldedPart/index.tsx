import { type ReactNode, useEffect, useRef, useState } from 'react';
import styles from './styles.module.css';

interface Props {
  summary: string;
  /** It opens by itself once there is something in it. */
  hasContent?: boolean;
  /** On paper its own words stand elsewhere. */
  isOnScreenOnly?: boolean;
  children: ReactNode;
}

/**
 * One of the parts under a question: folded until somebody opens it, and not drawn before. A list has thirty questions with
 * five of them each, and a page takes every field over that it draws. What was opened once stays drawn, and with it what
 * somebody began to type there.
 */
export default function FoldedPart({
  summary,
  hasContent = false,
  isOnScreenOnly = false,
  children,
}: Props): ReactNode {
  const details = useRef<HTMLDetailsElement>(null);
  const [fold, setFold] = useState<'untouched' | 'open' | 'closed'>('untouched');
  useEffect(() => {
    // Whoever opened it before the page's script was there is not kept waiting for a second click.
    if (hasContent || details.current?.open) setFold('open');
  }, [hasContent]);
  return (
    <details
      ref={details}
      className={styles.part}
      data-on-screen-only={isOnScreenOnly ? '' : undefined}
      open={fold === 'open'}
      onToggle={({ currentTarget }) => setFold(currentTarget.open ? 'open' : 'closed')}
    >
      <summary>{summary}</summary>
      {fold !== 'untouched' && children}
    </details>
  );
}
