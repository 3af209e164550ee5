import type { ReactNode } from 'react';
import type { Asked } from '../../sandbox-client/useAsked';
import Problem from '../ui/Problem';
import styles from './styles.module.css';
import type { Act } from './useAct';

/** What came of the last act; a region that says it, and is empty else. */
export function Told({ act: { said, problem } }: { act: Pick<Act, 'said' | 'problem'> }): ReactNode {
  return (
    <>
      <p role="status" className={styles.said}>
        {said}
      </p>
      {problem && <Problem problem={problem} />}
    </>
  );
}

interface ReadProps<Result> {
  asked: Asked<Result>;
  /** Completes "Reading …". */
  what: string;
  children: (data: Result) => ReactNode;
}

/** What was asked for, or that it is being read, or why it cannot be. */
export function Read<Result>({ asked, what, children }: ReadProps<Result>): ReactNode {
  if (asked.state === 'loading') return <p className={styles.hint} data-loading="">{`Reading ${what}…`}</p>;
  if (asked.state === 'failed') return <Problem problem={asked.problem} again={asked.again} />;
  return children(asked.data);
}
