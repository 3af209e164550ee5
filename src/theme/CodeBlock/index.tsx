import ErrorBoundary from '@docusaurus/ErrorBoundary';
import { isFresh, Served } from '@site/src/components/AsServed';
import type { Props } from '@theme/CodeBlock';
import { lazy, type ReactNode, Suspense, useState } from 'react';
import { here } from './here';

const LaterBlock = lazy(() => import('./Block'));

/** What is around highlighted code, such as its buttons, is loaded by pages that show code, and by no other. */
export default function CodeBlock(props: Props): ReactNode {
  const Block = here.block ?? LaterBlock;
  // It may be loaded when the rest of the page was taken over long ago.
  const [isServed] = useState(isFresh);
  // biome-ignore lint/a11y/noNoninteractiveTabindex: long lines scroll, and the keyboard has to reach them
  const plain = <pre tabIndex={0}>{props.children}</pre>;
  return (
    <Served value={isServed}>
      <ErrorBoundary fallback={() => plain}>
        <Suspense fallback={plain}>
          <Block {...props} />
        </Suspense>
      </ErrorBoundary>
    </Served>
  );
}
