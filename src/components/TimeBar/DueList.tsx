import { type ReactNode, useState } from 'react';
import type { DueThing } from '../../sandbox-client/clock';
import { useAsked } from '../../sandbox-client/useAsked';
import { IdChip } from '../evidence';
import Fold from '../evidence/Fold';
import Button from '../ui/Button';
import Problem from '../ui/Problem';
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
  const [size, setSize] = useState(atOnce);
  const asked = useAsked<Page>(`/_sandbox/clock/due?limit=${size}`, 'due');
  if (asked.state === 'failed') return <Problem problem={asked.problem} again={asked.again} />;
  if (asked.state === 'loading') return <p>Reading what is due…</p>;
  const page = asked.data;
  return (
    <>
      <ol>
        {page.data.map((due) => (
          <Due key={due.id} due={due} time={time} />
        ))}
      </ol>
      {page.hasMore && size < 100 && <Button onClick={() => setSize(Math.min(100, size + atOnce))}>Show more</Button>}
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
