import { type ReactNode, useCallback, useEffect, useState } from 'react';
import { copyText } from '../../browser/clipboard';
import ManualCopy from './ManualCopy';
import styles from './styles.module.css';

const SHOWN_MS = 1600;

export interface Copying {
  /** True for a moment after the text was copied. */
  isCopied: boolean;
  copy: (text: string) => void;
  /** Says what happened, to those who listen, and hands over the text where it could not be copied. Put it beside the button. */
  report: ReactNode;
}

/** Copies a text and says whether it did. */
export function useCopy(): Copying {
  const [isCopied, setCopied] = useState(false);
  const [refused, setRefused] = useState<string | null>(null);
  useEffect(() => {
    if (!isCopied) return;
    const timer = window.setTimeout(() => setCopied(false), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [isCopied]);
  const copy = useCallback((text: string) => {
    setRefused(null);
    void copyText(text).then((done) => (done ? setCopied(true) : setRefused(text)));
  }, []);
  const report = (
    <>
      <span className={styles.heard} role="status">
        {isCopied ? 'Copied' : ''}
      </span>
      {refused !== null && <ManualCopy text={refused} onClose={() => setRefused(null)} />}
    </>
  );
  return { isCopied, copy, report };
}
