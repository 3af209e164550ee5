import type { ReactNode } from 'react';
import type { UseCase } from '../../catalog/types';
import type { WatchedCase, WatchedStep } from '../../guides/watched-case';
import { VerdictMark } from '../evidence';
import { CallLink } from '../Marks';
import { StepCalls } from './Calls';
import styles from './styles.module.css';
import type { CaseRun } from './useRunHere';

/** What is known of a case's steps: from a run in the page, or from watching a connector. */
export type Outcome = { kind: 'run'; run: CaseRun } | { kind: 'watch'; watched: WatchedCase; isUnderWay: boolean };

const shown = (value: unknown) => (value === undefined ? 'nothing' : JSON.stringify(value));

/** The first wrong field beside what the case expects there. */
function Wrong({ wrong }: { wrong: NonNullable<WatchedStep['wrong']> }): ReactNode {
  const { exchange, difference } = wrong;
  return (
    <div className={styles.wrong}>
      <p>
        <code>
          {exchange.method} {exchange.path}
        </code>{' '}
        at {new Date(exchange.time).toLocaleTimeString()}
      </p>
      <dl>
        <dt>Field</dt>
        <dd>
          <code>{difference.field}</code>
        </dd>
        <dt>Expected</dt>
        <dd>
          <code>{shown(difference.expected)}</code>
        </dd>
        <dt>Seen</dt>
        <dd>
          <code>{shown(difference.seen)}</code>
        </dd>
      </dl>
    </div>
  );
}

function NotSent({ fields }: { fields: readonly string[] }): ReactNode {
  if (fields.length === 0) return null;
  return (
    <p className={styles.notSent}>
      Your connector did not send:{' '}
      {fields.map((field, index) => (
        <span key={field}>
          {index > 0 && ', '}
          <code>{field}</code>
        </span>
      ))}
    </p>
  );
}

function Watched({ step, isUnderWay }: { step: WatchedStep; isUnderWay: boolean }): ReactNode {
  const { done, wrong, notSent } = step;
  if (!done && !wrong)
    return <VerdictMark state="not-observed" label={isUnderWay ? 'Waiting for this call' : 'Not seen'} />;
  return (
    <>
      {done ? <VerdictMark state="pass" label="Seen" /> : <VerdictMark state="fail" label="Not as expected" />}
      {wrong && <Wrong wrong={wrong} />}
      <NotSent fields={notSent} />
    </>
  );
}

function Ran({ run, at }: { run: CaseRun; at: number }): ReactNode {
  const results = run.results.filter((result) => result.at === at);
  const problems = results.flatMap((result) => result.problems);
  if (problems.length > 0)
    return (
      <>
        <VerdictMark state="fail" label="Not as expected" />
        {problems.map((problem) => (
          <p key={problem} className={styles.wrong}>
            {problem}
          </p>
        ))}
      </>
    );
  if (run.running === at) return <span className={styles.running}>Running…</span>;
  return results.length > 0 ? (
    <VerdictMark state="pass" label="As expected" />
  ) : (
    <VerdictMark state="not-observed" label="Not run" />
  );
}

function StepOutcome({
  outcome,
  step,
  at,
}: {
  outcome: Outcome;
  step: UseCase['steps'][number];
  at: number;
}): ReactNode {
  if (outcome.kind === 'watch') {
    const watched = outcome.watched.steps.get(at);
    return watched ? <Watched step={watched} isUnderWay={outcome.isUnderWay} /> : <Yours />;
  }
  return step.request || step.prepare ? <Ran run={outcome.run} at={at} /> : <Yours />;
}

const Yours = () => <span className={styles.yours}>Yours to do in your store</span>;

/** The steps of a case, each with what came of it where it was run or watched. */
export default function Steps({ steps, outcome }: Pick<UseCase, 'steps'> & { outcome: Outcome | null }): ReactNode {
  return (
    <>
      <h4>Steps</h4>
      <ol>
        {steps.map((step, at) => (
          <li key={`${step.call} ${step.text}`} className={styles.step}>
            {step.call !== null && (
              <>
                <CallLink>{step.call}</CallLink>{' '}
              </>
            )}
            {step.text}
            {outcome && (
              <div className={styles.outcome}>
                <StepOutcome outcome={outcome} step={step} at={at} />
              </div>
            )}
            <StepCalls step={step} />
          </li>
        ))}
      </ol>
    </>
  );
}
