import type { ReactNode } from 'react';
import type { Gate, PhaseStanding } from '../../../certification/readiness/types';
import styles from './styles.module.css';

export const stateNames: Readonly<Record<PhaseStanding['state'], string>> = {
  passed: 'Passed',
  current: 'Under way',
  ahead: 'Ahead',
};

export const phaseAnchor = (id: string): string => `phase-${id}`;

/** How many criteria of a gate need nothing more. */
export const dealtWith = ({ ticks }: Gate): number =>
  ticks.filter(({ state }) => state === 'ticked' || state === 'aside').length;

/** A gate in small: a square for each criterion, full where it is ticked. */
function GateDots({ gate, label }: { gate: Gate; label: string }): ReactNode {
  return (
    <span className={styles.gateDots}>
      <span className={styles.gateLabel}>
        {label} {dealtWith(gate)}/{gate.ticks.length}
      </span>
      <span aria-hidden="true" className={styles.dots}>
        {gate.ticks.map(({ criterion, state }) => (
          <span key={criterion.id} data-state={state} />
        ))}
      </span>
    </span>
  );
}

function Stop({ phase, entry, exit, state }: PhaseStanding): ReactNode {
  const place = phase.number === null ? styles.lane : styles[`phase${phase.number}`];
  return (
    <li className={`${styles.stop} ${place}`} data-state={state}>
      <a
        href={`#${phaseAnchor(phase.id)}`}
        className={styles.stopLink}
        aria-current={state === 'current' ? 'step' : undefined}
      >
        <span className={styles.stopState}>{stateNames[state]}</span>
        <span className={styles.stopTitle}>
          {phase.number !== null && `${phase.number} `}
          {phase.title}
        </span>
        <GateDots gate={entry} label="Enter" />
        <GateDots gate={exit} label="Leave" />
      </a>
    </li>
  );
}

/** Five phases in a row and the compliance lane beside the third and the fourth, each with its two gates. */
export default function PhaseMap({ phases }: { phases: readonly PhaseStanding[] }): ReactNode {
  return (
    <ol className={styles.map} aria-label="Phases">
      {phases.map((phase) => (
        <Stop key={phase.phase.id} {...phase} />
      ))}
    </ol>
  );
}
