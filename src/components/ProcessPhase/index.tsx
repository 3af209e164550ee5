import Heading from '@theme/Heading';
import type { ReactNode } from 'react';
import type { CertificationProcess, Note, Party, ProcessPhase as Phase } from '../../catalog/types';
import record from '../../generated/catalog/process.json';
import styles from './styles.module.css';

const process = record as CertificationProcess;
const parties: Record<Party, string> = { partner: 'You', provider: 'The provider', both: 'Both sides' };

interface CriteriaProps {
  id: string;
  title: string;
  lead: string;
  lines: readonly Note[];
}

/** A heading of their own, so that a link can lead straight to them. */
function Criteria({ id, title, lead, lines }: CriteriaProps): ReactNode {
  if (lines.length === 0) return null;
  return (
    <section className={styles.criteria}>
      <Heading as="h3" id={id}>
        {title}
      </Heading>
      <p>{lead}</p>
      <ul>
        {lines.map(({ id, text }) => (
          <li key={id}>{text}</li>
        ))}
      </ul>
    </section>
  );
}

/** Lines of one party under its name, so that a reader finds their own at once. */
function ByParty({ title, lines }: { title: string; lines: readonly { owner: Party; text: string }[] }): ReactNode {
  const owners = (['partner', 'both', 'provider'] as const).filter((owner) =>
    lines.some((line) => line.owner === owner),
  );
  if (owners.length === 0) return null;
  return (
    <section className={styles.wide}>
      <h3>{title}</h3>
      <dl className={styles.owners}>
        {owners.map((owner) => (
          <div key={owner}>
            <dt>{parties[owner]}</dt>
            {lines
              .filter((line) => line.owner === owner)
              .map((line) => (
                <dd key={line.text}>{line.text}</dd>
              ))}
          </div>
        ))}
      </dl>
    </section>
  );
}

function Facts({ phase }: { phase: Phase }): ReactNode {
  const facts = [
    ['Goal', phase.goal],
    ['Led by', parties[phase.owner]],
    ['Environment', phase.environment],
    ['In the newer document', phase.milestone],
  ];
  return (
    <dl className={styles.facts}>
      {facts.map(([name, value]) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
  );
}

/** One phase of the certification process: goal, entry, tasks by owner, deliverables, exit. */
export default function ProcessPhase({ id }: { id: string }): ReactNode {
  const phase = [...process.phases, process.complianceLane].find((candidate) => candidate.id === id);
  if (!phase) throw new Error(`<ProcessPhase id="${id}"> names no phase of src/catalog/process.yml.`);
  return (
    <section className={styles.phase} aria-label={`${phase.title}: summary`}>
      <Facts phase={phase} />
      <Criteria
        id={`${id}-entry`}
        title={`Entry criteria: ${phase.title}`}
        lead="You may enter when:"
        lines={phase.entry}
      />
      <Criteria id={`${id}-exit`} title={`Exit criteria: ${phase.title}`} lead="You leave when:" lines={phase.exit} />
      <ByParty title="Tasks" lines={phase.tasks} />
      <ByParty title="Deliverables" lines={phase.deliverables.map(({ by, text }) => ({ owner: by, text }))} />
      {phase.notes.map((note) => (
        <p key={note} className={styles.note}>
          {note}
        </p>
      ))}
    </section>
  );
}
