import { type ReactNode, useEffect, useState } from 'react';
import { useSandbox } from '../../sandbox-client';
import { type DueThing, problemOf } from '../../sandbox-client/clock';
import { IdChip } from '../evidence';
import Fold from '../evidence/Fold';
import styles from './styles.module.css';
import { timeWords, untilWords } from './words';

const atOnce = 20;

interface Page {
  data: DueThing[];
  hasMore: boolean;
}

/** All that is due, page by page; read when it is opened. */
export default function DueList({ time }: { time: string }): ReactNode {
  return (
    <Fold className={styles.list} summary="What is due">
      {() => <Pages time={time} />}
    </Fold>
  );
}

function Pages({ time }: { time: string }): ReactNode {
  const { client, revision } = useSandbox();
  const [size, setSize] = useState(atOnce);
  const [page, setPage] = useState<Page | null>(null);
  const [problem, setProblem] = useState('');
  // biome-ignore lint/correctness/useExhaustiveDependencies: a revision says that something else may be due
  useEffect(() => {
    let isCurrent = true;
    client.ask<Page>('GET', `/_sandbox/clock/due?limit=${size}`).then(
      (read) => {
        if (!isCurrent) return;
        setPage(read);
        setProblem('');
      },
      (error: unknown) => isCurrent && setProblem(problemOf(error)),
    );
    return () => {
      isCurrent = false;
    };
  }, [client, revision, size]);
  if (problem) return <p className={styles.problem}>{problem}</p>;
  if (!page) return <p>Reading what is due…</p>;
  return (
    <>
      <ol>
        {page.data.map((due) => (
          <Due key={due.id} due={due} time={time} />
        ))}
      </ol>
      {page.hasMore && size < 100 && (
        <button type="button" className={styles.button} onClick={() => setSize(Math.min(100, size + atOnce))}>
          Show more
        </button>
      )}
      {page.hasMore && size >= 100 && <p>More is due after these 100.</p>}
    </>
  );
}

function Due({ due: { dueTime, says, objects, acts }, time }: { due: DueThing; time: string }): ReactNode {
  return (
    <li>
      <time dateTime={dueTime}>{timeWords(dueTime)}</time>{' '}
      <span className={styles.until}>{untilWords(time, dueTime)}</span> {says}
      {!acts && <span className={styles.until}> · does nothing as things stand</span>}
      <span className={styles.chips}>
        {objects.map(({ kind, id }) => (
          <IdChip key={`${kind} ${id}`} kind={kind} id={id} />
        ))}
      </span>
    </li>
  );
}
