import { useCallback, useEffect, useState } from 'react';

const SHOWN_MS = 1600;

/** Copies text and says so for a moment. Returns whether it just did, and the way to do it. */
export function useCopied(): [boolean, (text: string) => void] {
  const [copied, setCopied] = useState(false);
  useEffect(() => {
    if (!copied) return;
    const timer = window.setTimeout(() => setCopied(false), SHOWN_MS);
    return () => window.clearTimeout(timer);
  }, [copied]);
  const copy = useCallback((text: string) => {
    // Without permission, or on an insecure origin, nothing is copied and nothing is claimed.
    void navigator.clipboard?.writeText(text).then(
      () => setCopied(true),
      () => setCopied(false),
    );
  }, []);
  return [copied, copy];
}
