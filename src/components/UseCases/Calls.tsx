import type { ReactNode } from 'react';
import type { UseCaseCall, UseCaseStep } from '../../catalog/types';
import CopyButton from '../Copy';
import styles from './styles.module.css';

function asText(value: unknown): string {
  return typeof value === 'number' ? String(value) : JSON.stringify(value);
}

/** Path and body as they are sent. */
function Request({ call }: { call: UseCaseCall }): ReactNode {
  const line = `${call.method} ${call.path}`;
  const body = call.body === undefined ? null : JSON.stringify(call.body, null, 2);
  return (
    <>
      <p>
        <code>{line}</code>
        {call.key === 'public' && ' with the public key'}
      </p>
      {body !== null && (
        <div className={styles.body}>
          <CopyButton className={styles.copy} text={() => body} aria-label={`Copy the body of ${line}`}>
            {(isCopied) => (isCopied ? 'Copied' : 'Copy JSON')}
          </CopyButton>
          <pre>{body}</pre>
        </div>
      )}
    </>
  );
}

/** What must come back: status, values to the cent, events, and what is carried on. */
export function Answer({ call }: { call: UseCaseCall }): ReactNode {
  const { status, code, body } = call.expects;
  const values = [...(code === undefined ? [] : [['code', code] as const]), ...Object.entries(body)];
  return (
    <ul className={styles.answer} aria-label="Expected answer">
      <li>
        <strong>{status}</strong>
      </li>
      {values.map(([path, value]) => (
        <li key={path}>
          <code>{path}</code> {asText(value)}
        </li>
      ))}
      {call.events.map((type) => (
        <li key={type}>
          event <code>{type}</code>
        </li>
      ))}
    </ul>
  );
}

function Carried({ captures }: Pick<UseCaseCall, 'captures'>): ReactNode {
  const entries = Object.entries(captures);
  if (entries.length === 0) return null;
  return (
    <p>
      Carry on:{' '}
      {entries.map(([name, path], index) => (
        <span key={name}>
          {index > 0 && ', '}
          <code>{path}</code> as <code>{`{{${name}}}`}</code>
        </span>
      ))}
    </p>
  );
}

/** Calls that are made before, folded. */
export function Prepared({ calls }: { calls: readonly UseCaseCall[] }): ReactNode {
  if (calls.length === 0) return null;
  return (
    <details className={styles.fold}>
      <summary>
        {calls.length === 1 ? 'First: one call prepares this' : `First: ${calls.length} calls prepare this`}
      </summary>
      <ol>
        {calls.map((call, index) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same call may be made twice, and the list never changes
          <li key={index}>
            {call.title}
            <Request call={call} />
            <Answer call={call} />
            <Carried captures={call.captures} />
          </li>
        ))}
      </ol>
    </details>
  );
}

/** The request of a step, folded, and its answer, in sight. */
export function StepCalls({ step }: { step: UseCaseStep }): ReactNode {
  const { prepare = [], request, waitSeconds } = step;
  return (
    <>
      {waitSeconds !== undefined && <p>Wait {waitSeconds} seconds.</p>}
      <Prepared calls={prepare} />
      {request && (
        <>
          <details className={styles.fold}>
            <summary>{step.call === null ? 'In the sandbox' : 'Request'}</summary>
            <Request call={request} />
            <Carried captures={request.captures} />
          </details>
          <Answer call={request} />
        </>
      )}
    </>
  );
}
