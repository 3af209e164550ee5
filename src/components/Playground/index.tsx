import BrowserOnly from '@docusaurus/BrowserOnly';
import ErrorBoundary from '@docusaurus/ErrorBoundary';
import Head from '@docusaurus/Head';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { lazy, type ReactNode, Suspense, useId, useState } from 'react';
import SandboxSwitch from '../SandboxSwitch';
import type { PlaygroundKey } from './keys';
import styles from './styles.module.css';

const Explorer = lazy(() => import('./Explorer'));

/** Every operation of the contract, to try right here. The heavy part loads when the page opens, into reserved space. */
export default function Playground(): ReactNode {
  const [key, setKey] = useState<PlaygroundKey>('auto');
  return (
    <>
      <Head>
        <link rel="stylesheet" href={useBaseUrl('/vendor/swagger-ui.css')} />
        <link rel="stylesheet" href={useBaseUrl('/playground.css')} />
      </Head>
      <div className={styles.bar}>
        <SandboxSwitch />
        <KeySelect value={key} onChange={setKey} />
      </div>
      <div className={styles.explorer}>
        <BrowserOnly fallback={<Loading />}>
          {() => (
            <ErrorBoundary fallback={({ tryAgain }) => <Failed onRetry={tryAgain} />}>
              <Suspense fallback={<Loading />}>
                <Explorer keyChoice={key} />
              </Suspense>
            </ErrorBoundary>
          )}
        </BrowserOnly>
      </div>
    </>
  );
}

function KeySelect({ value, onChange }: { value: PlaygroundKey; onChange: (key: PlaygroundKey) => void }): ReactNode {
  const id = useId();
  return (
    <p className={styles.key}>
      <label htmlFor={id}>Key</label>
      <select id={id} value={value} onChange={(event) => onChange(event.target.value as PlaygroundKey)}>
        <option value="auto">the right one for each call</option>
        <option value="secret">secret key</option>
        <option value="public">public key</option>
        <option value="none">no key</option>
      </select>
    </p>
  );
}

function Loading(): ReactNode {
  return (
    <p role="status" className={styles.note} data-loading="">
      Loading the operations…
    </p>
  );
}

function Failed({ onRetry }: { onRetry: () => void }): ReactNode {
  return (
    <div role="alert" className={styles.note}>
      <p>The playground could not be loaded. Check your connection, then try again.</p>
      <button type="button" className={styles.button} onClick={onRetry}>
        Try again
      </button>
    </div>
  );
}
