import { productVersion } from '../../generated/product-version';
import type { Run } from '../../ledger/types';
import type { Attempt, SubjectId } from '../assessment/types';
import type { Verdict, VerdictState } from '../verdicts/types';

/** So many of the newest runs are judged one by one; older ones stay if they were kept. */
export const mostJudged = 20;

type Shown = Pick<Verdict, 'itemId' | 'state'>;
type Attempts = Readonly<Record<string, Attempt>>;

/** Seeded, a sandbox gives the ids of its runs again after a reset: then the later one goes by its id and the epoch. */
function keyOf({ id }: Run, epoch: number | undefined, attempts: Attempts): string {
  const kept = Object.hasOwn(attempts, id) ? attempts[id] : undefined;
  return kept && kept.epoch !== epoch ? `${id}~${epoch}` : id;
}

/** Runs that ended and of which nothing is kept yet, the newest first. @param runs the newest first */
export function unkeptRuns(runs: readonly Run[], epoch: number | undefined, attempts: Attempts): readonly Run[] {
  const ended = runs.filter(({ stoppedTime }) => stoppedTime !== undefined);
  // One that is named by requests may go on after its end.
  const isKept = (run: Run) => attempts[keyOf(run, epoch, attempts)]?.endedTime === run.stoppedTime;
  return ended.slice(0, mostJudged).filter((run) => !isKept(run));
}

/** States that say nothing of the run itself. */
const says = ({ state }: Shown) => state !== 'not-observed' && state !== 'stale';

export const showsAnything = (verdicts: readonly Shown[]): boolean => verdicts.some(says);

/** How a run was judged. */
interface Judged extends Pick<Attempt, 'judgedTime' | 'rehearsal'> {
  readonly verdicts: readonly Shown[];
  readonly epoch: number | undefined;
}

/** @param attempts those that are kept already */
export function attemptOf(run: Run, { verdicts, epoch, judgedTime, rehearsal }: Judged, attempts: Attempts): Attempt {
  const { name, useCaseId, startedTime, stoppedTime } = run;
  return {
    runId: keyOf(run, epoch, attempts),
    ...{ name, startedTime, judgedTime, toolVersion: productVersion, rehearsal },
    ...(epoch !== undefined && { epoch }),
    ...(useCaseId !== undefined && { useCaseId }),
    ...(stoppedTime !== undefined && { endedTime: stoppedTime }),
    states: Object.fromEntries(verdicts.filter(says).map(({ itemId, state }) => [itemId, state])),
  };
}

/** What a run showed for one item. */
interface Shot {
  readonly attempt: Attempt;
  readonly state: VerdictState;
}

/** Every run that showed anything for an item, the newest first. */
export function attemptsAt(subject: SubjectId, attempts: Attempts): readonly Shot[] {
  return Object.values(attempts)
    .flatMap((attempt) => {
      const state = Object.hasOwn(attempt.states, subject) ? attempt.states[subject] : undefined;
      return state ? [{ attempt, state }] : [];
    })
    .sort((one, other) => (one.attempt.startedTime < other.attempt.startedTime ? 1 : -1));
}
