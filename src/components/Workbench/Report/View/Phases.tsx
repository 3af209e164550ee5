import type { ReactNode } from 'react';
import type { Gate, PhaseStanding, Standing } from '../../../../certification/readiness/types';
import type { Picture } from '../../../../certification/report/view/readiness';
import StandingMark from '../../Subject/StandingMark';
import { partyNames } from '../../Subject/words';
import styles from './styles.module.css';

const stateNames = { passed: 'passed', current: 'under way', ahead: 'ahead' } as const;

/** Each phase with its gates, tasks and deliverables. */
export default function Phases({ picture }: { picture: Picture }): ReactNode {
  return (
    <section aria-labelledby="phases-and-gates" className={styles.part}>
      <h2 id="phases-and-gates">Phases and gates</h2>
      {picture.readiness.phases.map((standing) => (
        <Phase key={standing.phase.id} standing={standing} picture={picture} />
      ))}
    </section>
  );
}

function Phase({ standing, picture }: { standing: PhaseStanding; picture: Picture }): ReactNode {
  const { phase, state, entry, exit } = standing;
  const work = picture.readiness.standings.filter(
    ({ subject }) => subject.phase === phase.id && (subject.kind === 'task' || subject.kind === 'deliverable'),
  );
  return (
    <section className={styles.phase}>
      <h3>
        {phase.number !== null && `${phase.number} `}
        {phase.title}: {stateNames[state]}
      </h3>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col">Where it stands</th>
            <th scope="col">Criterion</th>
            <th scope="col">By what</th>
          </tr>
        </thead>
        <GateRows title="To enter" gate={entry} />
        <GateRows title="To leave" gate={exit} />
      </table>
      <Work work={work} picture={picture} />
    </section>
  );
}

function GateRows({ title, gate }: { title: string; gate: Gate }): ReactNode {
  return (
    <tbody>
      <tr>
        <th scope="rowgroup" colSpan={3}>
          {title}
        </th>
      </tr>
      {gate.ticks.map(({ criterion, state, by, says }) => (
        <tr key={criterion.id}>
          <td>
            <StandingMark state={state} by={by} />
          </td>
          <td>{criterion.title}</td>
          <td>{says}</td>
        </tr>
      ))}
    </tbody>
  );
}

/** Tasks and deliverables, with who does them and by when. */
function Work({ work, picture: { assessment } }: { work: readonly Standing[]; picture: Picture }): ReactNode {
  return (
    <table className={styles.table}>
      <thead>
        <tr>
          <th scope="col">Where it stands</th>
          <th scope="col">Task or deliverable</th>
          <th scope="col">Who, and by when</th>
        </tr>
      </thead>
      <tbody>
        {work.map(({ subject, state, by, says }) => {
          const plan = Object.hasOwn(assessment.plan, subject.id) ? assessment.plan[subject.id] : undefined;
          const owner = plan?.ownerName || partyNames[subject.by];
          return (
            <tr key={subject.id}>
              <td>
                <StandingMark state={state} by={by} />
              </td>
              <td>
                {subject.title}
                {state === 'met' && by === 'document' && `. ${says}`}
              </td>
              <td>
                {owner}
                {plan?.due && `, ${plan.due}`}
              </td>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
