import ErrorBoundary from '@docusaurus/ErrorBoundary';
import { useCodeBlockContext } from '@docusaurus/theme-common/internal';
import AsServed from '@site/src/components/AsServed';
import { lazy, type ReactNode, type RefObject, Suspense, useCallback } from 'react';

const Highlighted = lazy(() => import('./Highlighted'));

/**
 * Highlighted code. The server highlights it, and it stays as it is; the highlighter is loaded where code comes with a
 * later page. Without it the code stands plain.
 */
export default function CodeBlockContent(): ReactNode {
  const { metadata, wordWrap } = useCodeBlockContext();
  const block = wordWrap.codeBlockRef as RefObject<HTMLPreElement | null>;
  const findBlock = useCallback(
    (element: HTMLElement) => {
      block.current = element.querySelector('pre');
    },
    [block],
  );
  // What folds long lines looks for the block as soon as it stands.
  const plain = (
    <pre ref={block}>
      <code>{metadata.code}</code>
    </pre>
  );
  return (
    <AsServed onServed={findBlock}>
      {() => (
        <ErrorBoundary fallback={() => plain}>
          <Suspense fallback={plain}>
            <Highlighted />
          </Suspense>
        </ErrorBoundary>
      )}
    </AsServed>
  );
}
