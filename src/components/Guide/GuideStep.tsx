import { type ReactNode, useRef } from 'react';
import { previewOf } from '../../guides/preview';
import type { StepResult } from '../../guides/run';
import type { Step } from '../../guides/types';
import { isCut } from '../../ledger/redact';
import CodeSample from '../CodeSample';
import { VerdictMark } from '../evidence';
import WidgetBoundary from '../WidgetBoundary';
import { useGuide } from './context';
import StepAnswer from './StepAnswer';
import StepCall from './StepCall';
import styles from './styles.module.css';

interface Props {
  id: string;
  /** Folds the call away: for steps that only prepare. */
  compact?: boolean;
}

/** One step: the call as code, a button that runs it, and what came of it. */
export default function GuideStep(props: Props): ReactNode {
  const { progress } = useGuide();
  return (
    <WidgetBoundary name="This step" shows={progress?.results[props.id]}>
      <Content {...props} />
    </WidgetBoundary>
  );
}

function Content({ id, compact = false }: Props): ReactNode {
  const { guide, progress, client } = useGuide();
  const number = guide.steps.findIndex((step) => step.id === id) + 1;
  const step = guide.steps[number - 1];
  if (!step) throw new Error(`The guide "${guide.id}" has no step "${id}".`);
  const result = progress?.results[id] ?? null;
  const preview = previewOf(step, progress?.carried.values ?? {});
  // Of a run before a reload the card is not kept; the preview has it, for it is the guide's own test card.
  const request = result && !isCut(result.request) ? result.request : preview;
  const sample = <CodeSample request={request} baseUrl={client.baseUrl} />;
  return (
    <section className={styles.step} aria-label={`Step ${number}: ${step.title}`}>
      <StepHead step={step} number={number} result={result} />
      <p className={styles.why}>{step.why}</p>
      {compact ? (
        <details className={styles.fold}>
          <summary>The call as code</summary>
          {sample}
        </details>
      ) : (
        sample
      )}
      {result && <StepAnswer step={step} result={result} />}
    </section>
  );
}

function StepHead({ step, number, result }: { step: Step; number: number; result: StepResult | null }): ReactNode {
  const { guide, running, isDone, runTo } = useGuide();
  const head = useRef<HTMLElement>(null);
  // The button goes once its step is done: who pressed it by key goes on from here, not from the top of the page.
  const keepFocus = () => {
    if (document.activeElement === document.body) head.current?.focus({ preventScroll: true });
  };
  const before = guide.steps.slice(0, number - 1).filter((earlier) => !isDone(earlier.id)).length;
  return (
    <header ref={head} tabIndex={-1} className={styles.head}>
      <span className={styles.number}>
        {number} of {guide.steps.length}
      </span>
      <StepCall step={step} />
      <StepMark result={result} isRunning={running === step.id} />
      {!isDone(step.id) && (
        <button
          type="button"
          className={styles.primary}
          disabled={running !== null}
          onClick={() => void runTo(step.id).then(keepFocus)}
          aria-label={`${runLabel(before, result)}: ${step.title}`}
        >
          {runLabel(before, result)}
        </button>
      )}
    </header>
  );
}

function runLabel(before: number, result: StepResult | null): string {
  if (before > 0) return `Run this and the ${before === 1 ? 'step' : `${before} steps`} before`;
  return result ? 'Try again' : 'Run';
}

function StepMark({ result, isRunning }: { result: StepResult | null; isRunning: boolean }): ReactNode {
  if (isRunning) return <span className={styles.running}>Running…</span>;
  if (!result) return <VerdictMark state="not-observed" label="Not run yet" />;
  if (result.problems.length > 0) return <VerdictMark state="fail" label="Not as expected" />;
  return <VerdictMark state="pass" label={result.answer.status >= 400 ? 'Refused, as expected' : 'Done'} />;
}
