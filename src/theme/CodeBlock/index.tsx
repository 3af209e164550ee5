import ErrorBoundary from '@docusaurus/ErrorBoundary';
import type { Props } from '@theme/CodeBlock';
import { lazy, type ReactNode, Suspense } from 'react';

const OriginalCodeBlock = lazy(() => import('./Highlighted'));

/**
 * Code is in the page's HTML; the highlighter that makes it interactive is loaded by pages that show code, and by no other.
 * Without it the code stands as it is.
 */
export default function CodeBlock(props: Props): ReactNode {
  const plain = <pre>{props.children}</pre>;
  return (
    <ErrorBoundary fallback={() => plain}>
      <Suspense fallback={plain}>
        <OriginalCodeBlock {...props} />
      </Suspense>
    </ErrorBoundary>
  );
}
