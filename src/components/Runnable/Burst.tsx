import type { ReactNode } from 'react';
import type { Demonstration } from '../../guides/types';
import type { CallAnswer } from '../../sandbox-client';
import CodeSample from '../CodeSample';
import { StatusCode } from '../evidence';
import styles from './styles.module.css';

interface Props extends NonNullable<Demonstration['burst']> {
  answers: CallAnswer[];
  baseUrl: string;
}

/** Many calls at once, summed up by status. */
export default function Burst({ request, times, answers, baseUrl }: Props): ReactNode {
  const retryAfter = answers.find((answer) => answer.status === 429)?.headers['retry-after'];
  const statuses = [...new Set(answers.map((answer) => answer.status))].sort();
  return (
    <>
      <details className={styles.fold}>
        <summary>One of the {times} calls as code</summary>
        <CodeSample request={request} baseUrl={baseUrl} />
      </details>
      {answers.length > 0 && (
        <ul className={styles.sums}>
          {statuses.map((status) => (
            <li key={status}>
              {answers.filter((answer) => answer.status === status).length} × <StatusCode status={status} />
            </li>
          ))}
          <li>
            {retryAfter
              ? `Retry-After: ${retryAfter} seconds`
              : 'No call was refused: the limit is off in this sandbox, or the calls were spread over more than a second.'}
          </li>
        </ul>
      )}
    </>
  );
}
