import { lazy, type ReactNode, Suspense, useEffect, useState } from 'react';
import { browserStorage, onStorageChange } from '../../browser/storage';
import { STORAGE_KEY } from '../../certification/assessment';

const Progress = lazy(() => import('./Progress'));

/** How far the assessment in this browser is, and where to go on; nothing where there is none. */
export default function WhereYouAre(): ReactNode {
  const [saved, setSaved] = useState<string | null>(null);
  useEffect(() => {
    const read = () => setSaved(browserStorage.read(STORAGE_KEY));
    read();
    return onStorageChange(read);
  }, []);
  if (saved === null) return null;
  return (
    <Suspense fallback={null}>
      <Progress saved={saved} />
    </Suspense>
  );
}
