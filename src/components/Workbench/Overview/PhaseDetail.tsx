import Link from '@docusaurus/Link';
import useBrokenLinks from '@docusaurus/useBrokenLinks';
import { type ReactNode, useState } from 'react';
import type { Answers } from '../../../assessment-client';
import type { Count, Gate, PhaseStanding } from '../../../certification/readiness/types';
import { ANSWERS_ROUTE } from '../../../certification/subjects/ids';
import { partyNames } from '../Subject/words';
import Criterion from './Criterion';
import { dealtWith, phaseAnchor, stateNames } from './PhaseMap';
import styles from './styles.module.css';

function GateList({ gate, title, answers }: { gate: Gate; title: string; answers: Answers }): ReactNode {
  return (
    <section>
      <h4 className={styles.gate}>
        {title}: {dealtWith(gate)} of {gate.ticks.length}
      </h4>
      <ul className={styles.criteria}>
        {gate.ticks.map((tick) => (
          <Criterion key={tick.criterion.id} tick={tick} answers={answers} />
        ))}
      </ul>
    </section>
  );
}

function CountLink({ kind, count, words }: { kind: string; count: Count; words: string }): ReactNode {
  return (
    <Link to={`${ANSWERS_ROUTE}?kind=${kind}`}>
      {count.done} of {count.total} {words}
    </Link>
  );
}

/** A phase with its gates: for each criterion whether it is ticked, by what, and what is missing. */
export default function PhaseDetail({ standing, answers }: { standing: PhaseStanding; answers: Answers }): ReactNode {
  const { phase, entry, exit, state, tasks, deliverables } = standing;
  const [chosen, setChosen] = useState<boolean | null>(null);
  const anchor = phaseAnchor(phase.id);
  useBrokenLinks().collectAnchor(anchor);
  return (
    <details
      id={anchor}
      className={styles.phase}
      data-prints
      open={chosen ?? state === 'current'}
      onToggle={({ currentTarget }) => setChosen(currentTarget.open)}
    >
      <summary>
        <h3 className={styles.name}>
          {phase.number !== null && `${phase.number} `}
          {phase.title}
        </h3>{' '}
        <span className={styles.folded}>
          {stateNames[state]}, enter {dealtWith(entry)} of {entry.ticks.length}, leave {dealtWith(exit)} of{' '}
          {exit.ticks.length}
        </span>
      </summary>
      <p className={styles.goal}>
        {phase.goal} Led by: {partyNames[phase.owner].toLowerCase()}.{' '}
        <CountLink kind="task" count={tasks} words="tasks done" />,{' '}
        <CountLink kind="deliverable" count={deliverables} words="deliverables there" />.{' '}
        <Link to={phase.about}>Read about this phase</Link>
      </p>
      <div className={styles.gates}>
        <GateList gate={entry} title="To enter" answers={answers} />
        <GateList gate={exit} title="To leave" answers={answers} />
      </div>
    </details>
  );
}
