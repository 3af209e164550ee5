import ErrorBoundary from '@docusaurus/ErrorBoundary';
import type { ReactNode } from 'react';
import Button from '../ui/Button';
import RetryOn from './RetryOn';
import styles from './styles.module.css';

interface Props {
  /** Begins a sentence: "The ledger". */
  name: string;
  /** What a person can still do, such as a button that exports or clears. */
  rescue?: ReactNode;
  /** What the widget shows: once it changes, the widget is tried again by itself. */
  shows?: unknown;
  /** Called before the widget is tried again, for what must be made anew. */
  onRetry?: () => void;
  children: ReactNode;
}

/** A fault in one widget stays there: the page around it, and the buttons beside it, go on. */
export default function WidgetBoundary({ name, rescue, shows, onRetry, children }: Props): ReactNode {
  return (
    <ErrorBoundary
      fallback={({ error, tryAgain }) => (
        <div role="alert" className={styles.failed}>
          <RetryOn change={shows} retry={tryAgain} />
          <p>
            <strong>{name} cannot be shown.</strong> The rest of the page works, and nothing you made is lost.
          </p>
          <p className={styles.cause}>{error.message}</p>
          <div className={styles.buttons}>
            <Button
              onClick={() => {
                onRetry?.();
                tryAgain();
              }}
            >
              Try again
            </Button>
            {rescue}
          </div>
        </div>
      )}
    >
      {children}
    </ErrorBoundary>
  );
}
