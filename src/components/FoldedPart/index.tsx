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
 * five of them each, and a page takes every field over that it draws.
 */
export default function FoldedPart({
  summary,
  hasContent = false,
  isOnScreenOnly = false,
  children,
}: Props): ReactNode {
  const fold = useRef<HTMLDetailsElement>(null);
  const [isOpen, setOpen] = useState(false);
  useEffect(() => {
    // Whoever opened it before the page's script was there is not kept waiting for a second click.
    if (hasContent || fold.current?.open) setOpen(true);
  }, [hasContent]);
  return (
    <details
      ref={fold}
      className={styles.part}
      data-on-screen-only={isOnScreenOnly ? '' : undefined}
      open={isOpen}
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary>{summary}</summary>
      {isOpen && children}
    </details>
  );
}
