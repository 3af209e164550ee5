import BrowserOnly from '@docusaurus/BrowserOnly';
import Head from '@docusaurus/Head';
import useBaseUrl from '@docusaurus/useBaseUrl';
import { type ReactNode, Suspense, useId, useState } from 'react';
import { useSandbox } from '../../sandbox-client';
import ClearButton from '../LedgerPanel/ClearButton';
import SandboxSwitch from '../SandboxSwitch';
import WidgetBoundary from '../WidgetBoundary';
import { useLoaded } from '../WidgetBoundary/useLoaded';
import type { PlaygroundKey } from './keys';
import styles from './styles.module.css';

const loadExplorer = () => import('./Explorer');

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
        <BrowserOnly fallback={<Loading />}>{() => <GuardedExplorer keyChoice={key} />}</BrowserOnly>
      </div>
    </>
  );
}

/** Where it fails, for want of a network or because of what the sandbox holds, the reader can still clear the sandbox. */
function GuardedExplorer({ keyChoice }: { keyChoice: PlaygroundKey }): ReactNode {
  const { client, revision } = useSandbox();
  const [Explorer, retry] = useLoaded(loadExplorer);
  return (
    <WidgetBoundary
      name="The playground"
      shows={revision}
      onRetry={retry}
      rescue={<ClearButton client={client} isEmpty={false} />}
    >
      <Suspense fallback={<Loading />}>
        <Explorer keyChoice={keyChoice} />
      </Suspense>
    </WidgetBoundary>
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
