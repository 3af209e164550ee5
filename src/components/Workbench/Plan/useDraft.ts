import { useEffect, useRef, useState } from 'react';

const SETTLE_MS = 900;

interface Draft {
  value: string;
  change: (text: string) => void;
  save: () => void;
}

/**
 * A value that is saved as a whole, and not letter by letter: each saving is a change in the history. It is saved when a
 * person pauses, leaves the field or the page.
 */
export function useDraft(kept: string, commit: (text: string) => void): Draft {
  const [draft, setDraft] = useState<string | null>(null);
  const waiting = useRef<{ text: string; timer: number } | null>(null);
  const latest = useRef(commit);
  useEffect(() => {
    latest.current = commit;
  });

  const save = useRef(() => {
    const text = waiting.current;
    if (!text) return;
    window.clearTimeout(text.timer);
    waiting.current = null;
    latest.current(text.text);
    setDraft(null);
  }).current;

  useEffect(() => {
    window.addEventListener('pagehide', save);
    document.addEventListener('visibilitychange', save);
    return () => {
      window.removeEventListener('pagehide', save);
      document.removeEventListener('visibilitychange', save);
      save();
    };
  }, [save]);

  function change(text: string): void {
    window.clearTimeout(waiting.current?.timer);
    waiting.current = { text, timer: window.setTimeout(save, SETTLE_MS) };
    setDraft(text);
  }

  return { value: draft ?? kept, change, save };
}
