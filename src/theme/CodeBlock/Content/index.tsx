import ErrorBoundary from '@docusaurus/ErrorBoundary';
import { useCodeBlockContext } from '@docusaurus/theme-common/internal';
import AsServed from '@site/src/components/AsServed';
import { lazy, type ReactNode, type RefObject, Suspense, useCallback, useLayoutEffect, useState } from 'react';

const Highlighted = lazy(() => import('./Highlighted'));

function emptyBlock(): HTMLPreElement {
  const block = document.createElement('pre');
  block.append(document.createElement('code'));
  return block;
}

/**
 * Highlighted code. The server highlights it, and it stays as it is; the highlighter is loaded where code comes with a
 * later page. Without it the code stands plain.
 */
export default function CodeBlockContent(): ReactNode {
  const { metadata, wordWrap } = useCodeBlockContext();
  const block = wordWrap.codeBlockRef as RefObject<HTMLPreElement | null>;
  // A sample follows its call, and the language that a reader chose.
  const [served] = useState(metadata.code);
  const findBlock = useCallback(
    (element: HTMLElement) => {
      block.current = element.querySelector('pre');
    },
    [block],
  );
  // What folds long lines looks for the block at once, also where it is drawn only in the next moment.
  useLayoutEffect(() => {
    block.current ??= emptyBlock();
  }, [block]);
  const plain = (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and the keyboard has to reach them
    <pre ref={block} tabIndex={0}>
      <code>{metadata.code}</code>
    </pre>
  );
  return (
    <AsServed onServed={findBlock} isLive={metadata.code !== served}>
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
