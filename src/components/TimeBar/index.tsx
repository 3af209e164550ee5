import { type ReactNode, Suspense } from 'react';
import { useSandbox } from '../../sandbox-client';
import WidgetBoundary from '../WidgetBoundary';
import { useLoaded } from '../WidgetBoundary/useLoaded';
import styles from './styles.module.css';

const loadBar = () => import('./Bar');

/** The account's time, what is due next, and ways to let time pass. Its script loads with the first page that shows it. */
export default function TimeBar(): ReactNode {
  const { revision } = useSandbox();
  const [Bar, retry] = useLoaded(loadBar);
  return (
    <WidgetBoundary name="The clock" shows={revision} onRetry={retry}>
      <Suspense fallback={<section className={styles.bar} aria-label="Time" data-loading="" />}>
        <Bar />
      </Suspense>
    </WidgetBoundary>
  );
}
