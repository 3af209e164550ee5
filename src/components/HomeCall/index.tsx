import Link from '@docusaurus/Link';
import { type ReactNode, useState } from 'react';
import { previewOf } from '../../guides/preview';
import { freshStart, runStep, type StepResult } from '../../guides/run';
import { untilCheckout } from '../../guides/steps';
import { type SandboxClient, useSandbox } from '../../sandbox-client';
import CodeSample from '../CodeSample';
import { JsonView, StatusCode } from '../evidence';
import { formatDuration } from '../evidence/ExchangeRow';
import Fold from '../evidence/Fold';
import { newRunId } from '../Guide/progress';
import SandboxNotices from '../SandboxNotices';
import WidgetBoundary from '../WidgetBoundary';
import styles from './styles.module.css';
import Totals from './Totals';

const steps = untilCheckout('home-photo-editor');
const checkout = steps.at(-1);

/** One real call on the home page. The sandbox loads at the click, not before. */
export default function HomeCall(): ReactNode {
  return (
    <WidgetBoundary name="The call">
      <Content />
    </WidgetBoundary>
  );
}

function Content(): ReactNode {
  const { client } = useSandbox();
  const [isRunning, setRunning] = useState(false);
  const [result, setResult] = useState<StepResult | null>(null);
  const [problem, setProblem] = useState<string | null>(null);

  async function run(): Promise<void> {
    setRunning(true);
    setProblem(null);
    try {
      setResult(await createCheckout(client));
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    } finally {
      setRunning(false);
    }
  }

  return (
    <div className={styles.call}>
      {checkout && (
        <CodeSample
          request={result?.request ?? previewOf(checkout, { 'sku.id': 'home-photo-editor', 'run.id': '1001' })}
          baseUrl={client.baseUrl}
        />
      )}
      <div className={styles.answer}>
        {/* Not `disabled`, which would take the keyboard's focus away. */}
        <button
          type="button"
          className={styles.run}
          aria-disabled={isRunning}
          onClick={() => {
            if (!isRunning) void run();
          }}
        >
          {runLabel(isRunning, result)}
        </button>
        <div aria-live="polite">
          {problem && <p className={styles.problem}>{problem}</p>}
          {!result && !problem && <p className={styles.empty}>The answer appears here: status, tax and total.</p>}
          {result && !isRunning && <Answer result={result} />}
        </div>
        {result && <SandboxNotices />}
      </div>
    </div>
  );
}

/** Makes the SKU first; the checkout is the call one sees. */
async function createCheckout(client: SandboxClient): Promise<StepResult | null> {
  let carried = freshStart(newRunId(), await client.newestSequence());
  let last: StepResult | null = null;
  for (const step of steps) {
    [last, carried] = await runStep(step, carried, client, 'example');
    if (last.problems.length > 0) break;
  }
  return last;
}

function runLabel(isRunning: boolean, result: StepResult | null): string {
  if (isRunning) return 'Creating the checkout…';
  return result ? 'Run it again' : 'Run this call';
}

function Answer({ result: { answer } }: { result: StepResult }): ReactNode {
  return (
    <>
      <p className={styles.status}>
        <StatusCode status={answer.status} /> <span className={styles.muted}>{formatDuration(answer.durationMs)}</span>
      </p>
      {answer.status === 201 && <Totals checkout={answer.body} />}
      <Fold summary="The answer in full">
        {() => <JsonView value={answer.body} label="Answer of POST /checkouts" depth={1} />}
      </Fold>
      <p className={styles.next}>
        <Link to="/docs/guides/product-to-shipped-order">Go on: pay, ship and cancel in the guide</Link>
      </p>
    </>
  );
}
