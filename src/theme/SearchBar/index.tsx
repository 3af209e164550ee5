import ErrorBoundary from '@docusaurus/ErrorBoundary';
import { isComposing } from '@site/src/browser/keyboard';
import { useLoaded } from '@site/src/components/WidgetBoundary/useLoaded';
import { type ReactNode, Suspense, useCallback, useEffect, useRef, useState } from 'react';
import styles from './styles.module.css';

const loadDialog = () => import('@site/src/components/SearchDialog');

/** The search button of the navigation bar. The dialog and its index are fetched when it is first opened. */
export default function SearchBar(): ReactNode {
  const [open, setOpen] = useState(false);
  const button = useRef<HTMLButtonElement>(null);
  const [SearchDialog, retry] = useLoaded(loadDialog);
  useEffect(() => {
    const onKey = (event: KeyboardEvent) => {
      const command = (event.metaKey || event.ctrlKey) && event.key.toLowerCase() === 'k';
      if (!command || event.defaultPrevented || isComposing(event)) return;
      event.preventDefault();
      setOpen(true);
    };
    document.addEventListener('keydown', onKey);
    return () => document.removeEventListener('keydown', onKey);
  }, []);
  const close = useCallback(() => {
    setOpen(false);
    button.current?.focus();
  }, []);
  return (
    <>
      <button
        ref={button}
        type="button"
        className={styles.button}
        aria-haspopup="dialog"
        aria-label="Search"
        onClick={() => setOpen(true)}
      >
        <svg viewBox="0 0 20 20" width="16" height="16" aria-hidden="true">
          <path
            d="M8.5 3a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11Zm4.2 9.7L17 17"
            fill="none"
            stroke="currentColor"
            strokeWidth="2"
          />
        </svg>
        <span className={styles.word}>Search</span>
        <kbd className={styles.keys}>Ctrl K</kbd>
      </button>
      {open && (
        <ErrorBoundary
          fallback={({ tryAgain }) => (
            <span role="alert" className={styles.failed}>
              The search could not be loaded. Check your connection, then{' '}
              <button
                type="button"
                onClick={() => {
                  retry();
                  tryAgain();
                }}
              >
                try again
              </button>
            </span>
          )}
        >
          <Suspense fallback={null}>
            <SearchDialog onClose={close} />
          </Suspense>
        </ErrorBoundary>
      )}
    </>
  );
}
