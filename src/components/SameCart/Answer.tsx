import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { StepResult } from '../../guides/run';
import CodeSample from '../CodeSample';
import { JsonView } from '../evidence';
import Fold from '../evidence/Fold';

/** The call that was made, as code, and what came back. Loaded with the first answer. */
export default function Answer({ result, baseUrl }: { result: StepResult; baseUrl: string }): ReactNode {
  return (
    <Fold summary="The call and its answer">
      {() => (
        <>
          <CodeSample request={result.request} baseUrl={baseUrl} />
          <JsonView value={result.answer.body} label="Answer of POST /checkouts" depth={1} />
          <p>
            <Link to="/docs/guides/product-to-shipped-order">Go on: pay, ship and cancel in the guide</Link>
          </p>
        </>
      )}
    </Fold>
  );
}
