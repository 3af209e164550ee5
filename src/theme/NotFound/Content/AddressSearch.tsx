import useBaseUrl from '@docusaurus/useBaseUrl';
import WidgetBoundary from '@site/src/components/WidgetBoundary';
import { useLoaded } from '@site/src/components/WidgetBoundary/useLoaded';
import { type ReactNode, Suspense, useEffect, useState } from 'react';
import { wordsOfAddress } from './address-words';
import styles from './styles.module.css';

const loadPanel = () => import('@site/src/components/SearchPanel');

/** The search, asked for the words of the address. One built page serves every missing address: only the browser knows it. */
export default function AddressSearch(): ReactNode {
  const base = useBaseUrl('/');
  const [words, setWords] = useState<string>();
  const [SearchPanel, retry] = useLoaded(loadPanel);
  useEffect(() => setWords(wordsOfAddress(window.location.pathname, base)), [base]);
  if (words === undefined) return <div className={styles.search} />;
  return (
    <div className={styles.search}>
      <WidgetBoundary name="The search" onRetry={retry}>
        <Suspense fallback={null}>
          <SearchPanel key={words} initial={words} />
        </Suspense>
      </WidgetBoundary>
    </div>
  );
}
