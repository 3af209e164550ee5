import type { ReactNode } from 'react';
import { demonstrationById } from '../../guides';
import { previewOf } from '../../guides/preview';
import type { StepResult } from '../../guides/run';
import type { Demonstration, Step } from '../../guides/types';
import CodeSample from '../CodeSample';
import { StatusCode, VerdictMark } from '../evidence';
import StepAnswer from '../Guide/StepAnswer';
import StepCall from '../Guide/StepCall';
import SandboxNotices from '../SandboxNotices';
import Button from '../ui/Button';
import WidgetBoundary from '../WidgetBoundary';
import Burst from './Burst';
import styles from './styles.module.css';
import { type DemonstrationRun, useDemonstration } from './useDemonstration';

/** A few calls that run right where a page talks about them. It makes what it needs, so it works at the first click. */
export default function Runnable({ id }: { id: string }): ReactNode {
  return (
    <WidgetBoundary name="This example">
      <Steps demonstration={demonstrationById(id)} />
    </WidgetBoundary>
  );
}

/** The same, for calls that a page has at hand. */
export function Steps({ demonstration, verb = 'Try it' }: { demonstration: Demonstration; verb?: string }): ReactNode {
  const run = useDemonstration(demonstration);
  const { prepare, steps, burst, title, shows } = demonstration;
  return (
    <section className={styles.runnable} aria-label={`${verb}: ${title}`}>
      <header className={styles.head}>
        <strong>
          {verb}: {title}
        </strong>
        <Button look="main" aria-disabled={run.isRunning} onClick={() => void run.run()}>
          {run.isRunning ? 'Running…' : 'Run'}
        </Button>
      </header>
      <p className={styles.shows}>{shows}</p>
      {prepare.length > 0 && <Prepared steps={prepare} results={run.results} />}
      <ol className={styles.calls}>
        {steps.map((step) => (
          <Call key={step.id} step={step} run={run} />
        ))}
      </ol>
      {burst && <Burst {...burst} answers={run.burst} baseUrl={run.client.baseUrl} />}
      {run.problem && (
        <p role="alert" className={styles.problem}>
          {run.problem}
        </p>
      )}
      {run.isFinished && <SandboxNotices />}
      <p className={styles.heard} role="status">
        {run.isFinished && 'The calls have run.'}
      </p>
    </section>
  );
}

function Prepared({ steps, results }: { steps: Step[]; results: Record<string, StepResult> }): ReactNode {
  const wentWrong = steps.some((step) => (results[step.id]?.problems.length ?? 0) > 0);
  return (
    <details className={styles.fold} open={wentWrong || undefined}>
      <summary>{steps.length === 1 ? 'One call prepares this' : `${steps.length} calls prepare this`}</summary>
      <ol className={styles.calls}>
        {steps.map((step) => (
          <PreparedCall key={step.id} step={step} result={results[step.id]} />
        ))}
      </ol>
    </details>
  );
}

function PreparedCall({ step, result }: { step: Step; result: StepResult | undefined }): ReactNode {
  return (
    <li>
      <StepCall step={step} /> {step.title} {result && <StatusCode status={result.answer.status} />}
      {result?.problems.map((problem) => (
        <p key={problem} className={styles.problem}>
          {problem}
        </p>
      ))}
    </li>
  );
}

function Call({ step, run }: { step: Step; run: DemonstrationRun }): ReactNode {
  const result = run.results[step.id];
  return (
    <li className={styles.call}>
      <div className={styles.line}>
        <StepCall step={step} /> {step.title}
        {result && <Outcome result={result} />}
      </div>
      <details className={styles.fold}>
        <summary>The call as code</summary>
        <CodeSample request={result?.request ?? previewOf(step, {})} baseUrl={run.client.baseUrl} />
      </details>
      {result && <StepAnswer step={step} result={result} />}
    </li>
  );
}

function Outcome({ result }: { result: StepResult }): ReactNode {
  const isFine = result.problems.length === 0;
  return <VerdictMark state={isFine ? 'pass' : 'fail'} label={isFine ? 'As expected' : 'Not as expected'} />;
}
