import { type ReactNode, useEffect, useRef } from 'react';

/** Tries a failed widget again once what it shows has changed, for example because a person cleared it. */
export default function RetryOn({ change, retry }: { change: unknown; retry: () => void }): ReactNode {
  const failedWith = useRef(change);
  const latest = useRef(retry);
  latest.current = retry;
  useEffect(() => {
    if (failedWith.current !== change) latest.current();
  }, [change]);
  return null;
}
