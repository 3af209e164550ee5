import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { browserStorage, onStorageChange } from '../../browser/storage';
import { KEPT_KEY, OLDER_KEY } from '../../certification/assessment/keys';

const Progress = lazy(() => import('./Progress'));

/** How far the assessment in this browser is, and where to go on; nothing where there is none. */
export default function WhereYouAre(): ReactNode {
  const [isKept, setKept] = useState(false);
  useEffect(() => {
    const read = () => setKept([KEPT_KEY, OLDER_KEY].some((key) => browserStorage.read(key) !== null));
    read();
    return onStorageChange(read);
  }, []);
  if (!isKept) return null;
  return (
    <Suspense fallback={null}>
      <Progress />
    </Suspense>
  );
}
