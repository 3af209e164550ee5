import type { ReactNode } from 'react';
import type { ClockStand } from '../../sandbox-client/clock';
import { useAsked } from '../../sandbox-client/useAsked';
import Button from '../ui/Button';
import Problem from '../ui/Problem';
import DueList from './DueList';
import Happened from './Happened';
import MoveForm from './MoveForm';
import styles from './styles.module.css';
import Time from './Time';
import { useMoves } from './useMoves';
import { timeWords, untilWords } from './words';

const DAY = 24 * 60 * 60;

export default function Bar(): ReactNode {
  const clock = useAsked<ClockStand>('/_sandbox/clock');
  const moves = useMoves();
  const stand = clock.state === 'ready' ? clock.data : undefined;
  const next = (stand?.next ?? []).find(({ acts }) => acts);
  const isFrozen = stand?.state === 'frozen';
  // A server of an earlier release can only be moved on.
  const canStop = stand?.state !== undefined;
  return (
    <section className={styles.bar} aria-label="Time" data-loading={clock.state === 'loading' ? '' : undefined}>
      <div className={styles.stand}>
        {stand ? <Shown stand={stand} readAt={clock.state === 'ready' ? clock.readAt : 0} /> : <span>The clock</span>}
        {clock.state === 'failed' && <Problem problem={clock.problem} again={clock.again} />}
        {stand && (
          <p className={styles.next}>
            {next ? (
              <>
                Next: {next.says.charAt(0).toLowerCase() + next.says.slice(1)},{' '}
                <time dateTime={next.dueTime} title={`${timeWords(next.dueTime)} UTC`}>
                  {untilWords(stand.time, next.dueTime)}
                </time>
              </>
            ) : (
              nothingNext(stand)
            )}
          </p>
        )}
      </div>
      <div className={styles.buttons}>
        <Button aria-disabled={moves.isBusy || !next} onClick={() => moves.step()}>
          Step
        </Button>
        <Button aria-disabled={moves.isBusy} onClick={() => moves.advance({ advanceBy: DAY })}>
          1 day on
        </Button>
        <MoveForm time={stand?.time} isBusy={moves.isBusy} onMove={moves.advance} />
        {canStop && (
          <Button aria-disabled={moves.isBusy} onClick={() => moves.setGoing(isFrozen)}>
            {isFrozen ? 'Let it run' : 'Freeze'}
          </Button>
        )}
      </div>
      <p role="status" className={styles.said}>
        {moves.said}
      </p>
      {moves.problem && (
        <div className={styles.wide}>
          <Problem problem={moves.problem} />
        </div>
      )}
      {moves.moved && <Happened moved={moves.moved} />}
      {(stand?.next ?? []).length > 0 && <DueList time={stand?.time ?? ''} />}
    </section>
  );
}

function nothingNext({ next = [], hasMore, state }: ClockStand): string {
  if (state === undefined) return 'This server does not tell what is due.';
  if (next.length === 0) return 'Nothing is due.';
  return hasMore ? 'See below what is due.' : 'What is due would do nothing as things stand.';
}

function Shown({ stand, readAt }: { stand: ClockStand; readAt: number }): ReactNode {
  const isFrozen = stand.state === 'frozen';
  return (
    <p className={styles.time}>
      <Time time={stand.time} readAt={readAt} isRunning={!isFrozen} />
      <span className={isFrozen ? styles.frozen : styles.running}>{isFrozen ? '❚❚ frozen' : '▶ running'}</span>
    </p>
  );
}
