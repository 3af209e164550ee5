import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { UseCase } from '../../catalog/types';
import type { WatchedCase } from '../../guides/watched-case';
import { useSandbox } from '../../sandbox-client';
import Button from '../ui/Button';
import EarlierRuns from './EarlierRuns';
import type { Outcome } from './Steps';
import { sayRun } from './say-run';
import styles from './styles.module.css';
import type { RunHere } from './useRunHere';
import type { Watch } from './useWatch';

interface Props {
  useCase: UseCase;
  here: RunHere;
  watch: Watch;
  /** What the steps show now. */
  outcome: Outcome | null;
}

function sayWatch({ steps, done }: WatchedCase, isUnderWay: boolean): string {
  const wrong = [...steps.values()].filter((step) => step.wrong).length;
  const seen = `${done} of ${steps.size} steps seen${wrong > 0 ? `, ${wrong} not as expected` : ''}`;
  if (!isUnderWay) return `${seen}.`;
  if (done === steps.size) return `${seen}. That is all: stop, and the result stays with its run.`;
  return `${seen}. Do the steps in your store now.`;
}

/** What preparing calls answered wrongly belongs to no step. */
function Problems({ here, watch, useCase }: Pick<Props, 'here' | 'watch' | 'useCase'>): ReactNode {
  const ofRun = here.caseId === useCase.id ? here.run : null;
  const texts = [
    ...(ofRun?.problem ? [ofRun.problem] : []),
    ...(ofRun?.results ?? []).filter(({ at }) => at === null).flatMap(({ problems }) => problems),
    ...(watch.problem?.caseId === useCase.id ? [watch.problem.text] : []),
  ];
  return texts.map((text) => (
    <p key={text} role="alert" className={styles.wrong}>
      {text}
    </p>
  ));
}

/** Where the watched calls come from, and where a connector must be pointed. */
function Where({ watch: { shown } }: Pick<Props, 'watch'>): ReactNode {
  const { target, localUrl } = useSandbox();
  if (!shown) return null;
  return (
    <p className={styles.where}>
      Run “{shown.name}” on the server at {localUrl}.{' '}
      {target === 'page' && 'It is not asked for news while cases run in the page. '}
      {!shown.stoppedTime && <Link to="/docs/sandbox#point">Point your connector there</Link>}
    </p>
  );
}

/** Runs a case in the page, or watches a connector do it on the local server. */
export default function Controls({ useCase, here, watch, outcome }: Props): ReactNode {
  const isUnderWay = watch.shown?.useCaseId === useCase.id && !watch.shown.stoppedTime;
  const startOrStop = () => {
    here.stepBack();
    void (isUnderWay ? watch.stop() : watch.start(useCase));
  };
  return (
    <section className={styles.controls} aria-label={`Run or watch ${useCase.id} ${useCase.title}`}>
      <div className={styles.buttons}>
        <Button look="main" aria-disabled={here.run.isRunning} onClick={() => void here.start(useCase)}>
          Run it here
        </Button>
        <Button aria-disabled={watch.isBusy} onClick={startOrStop}>
          {isUnderWay ? 'Stop watching' : 'Watch my connector'}
        </Button>
      </div>
      <p role="status" className={styles.said}>
        {outcome?.kind === 'run' && sayRun(outcome.run)}
        {outcome?.kind === 'watch' && sayWatch(outcome.watched, outcome.isUnderWay)}
      </p>
      {outcome?.kind === 'watch' && <Where watch={watch} />}
      <Problems useCase={useCase} here={here} watch={watch} />
      <EarlierRuns useCase={useCase} watch={watch} onShow={here.stepBack} />
    </section>
  );
}
