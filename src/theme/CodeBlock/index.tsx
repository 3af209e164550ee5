import type { Props } from '@theme/CodeBlock';
import { lazy, type ReactNode, Suspense } from 'react';

const OriginalCodeBlock = lazy(() => import('./Highlighted'));

/** Code is in the page's HTML; the highlighter that makes it interactive is loaded by pages that show code, and by no other. */
export default function CodeBlock(props: Props): ReactNode {
  return (
    <Suspense fallback={<pre>{props.children}</pre>}>
      <OriginalCodeBlock {...props} />
    </Suspense>
  );
}
