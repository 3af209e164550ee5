import { type ReactNode, Suspense } from 'react';
import Fold from '../../evidence/Fold';
import WidgetBoundary from '../../WidgetBoundary';
import { useLoaded } from '../../WidgetBoundary/useLoaded';
import type { SentCall } from '../calls';
import styles from './samples.module.css';

const loadCode = () => import('./CallAsCode');

/** The newest call as code, in the language of the reader. What prints it loads when this is opened. */
export default function Samples({ sent }: { sent: SentCall | null }): ReactNode {
  return (
    <Fold className={styles.samples} summaryClassName={styles.summary} summary="The call as code">
      {() =>
        sent === null || sent.state === 'sending' ? (
          <p className={styles.empty}>Press Execute. The call you made then stands here, in the language you choose.</p>
        ) : (
          <Code sent={sent} />
        )
      }
    </Fold>
  );
}

function Code({ sent }: { sent: Exclude<SentCall, { state: 'sending' }> }): ReactNode {
  const [CallAsCode, retry] = useLoaded(loadCode);
  return (
    <WidgetBoundary name="The code" shows={sent} onRetry={retry}>
      <Suspense fallback={<p role="status">Loading the code…</p>}>
        <CallAsCode sent={sent} />
      </Suspense>
    </WidgetBoundary>
  );
}
