import type { ReactNode } from 'react';
import WidgetBoundary from '../../WidgetBoundary';
import { useReadiness } from '../useReadiness';
import CallsRead from './CallsRead';
import NextStep from './NextStep';
import PhaseDetail from './PhaseDetail';
import PhaseMap from './PhaseMap';
import Rings from './Rings';
import styles from './styles.module.css';

function Picture(): ReactNode {
  const { answers, evidence, readiness, scope, changeScope } = useReadiness();
  return (
    <div
      className={styles.picture}
      data-search-skip
      data-picture={answers.ready ? 'shown' : 'waiting'}
      data-verdicts={evidence.phase}
      data-loading={!answers.ready || evidence.phase === 'waiting' || evidence.phase === 'reading' ? '' : undefined}
    >
      <NextStep next={readiness.next} isReady={answers.ready} />
      <section aria-labelledby="how-far">
        <h2 id="how-far">How far you are</h2>
        <Rings rings={readiness.rings} isRead={evidence.phase === 'ready'} />
        <CallsRead evidence={evidence} scope={scope} changeScope={changeScope} />
      </section>
      <section aria-labelledby="the-way">
        <h2 id="the-way">The way to certification</h2>
        <PhaseMap phases={readiness.phases} />
        {readiness.phases.map((phase) => (
          <PhaseDetail key={phase.phase.id} standing={phase} answers={answers} />
        ))}
      </section>
    </div>
  );
}

/** One picture of an assessment: what comes next, five counts, and each gate with what ticks its criteria. */
export default function Overview(): ReactNode {
  return (
    <WidgetBoundary name="The picture">
      <Picture />
    </WidgetBoundary>
  );
}
