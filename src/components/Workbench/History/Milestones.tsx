import { type FormEvent, type ReactNode, useId, useState } from 'react';
import { saveFile } from '../../../browser/save-file';
import { serializeAssessment } from '../../../certification/assessment/file';
import type { Assessment, AssessmentCommands, Milestone } from '../../../certification/assessment/types';
import Button from '../../ui/Button';
import styles from './styles.module.css';

interface Props {
  assessment: Assessment;
  commands: AssessmentCommands;
  compare: (milestone: string) => void;
}

/** Answers frozen as they were at a moment, such as the day of a submission. */
export default function Milestones({ assessment, commands, compare }: Props): ReactNode {
  const id = useId();
  const [name, setName] = useState('');
  const all = Object.values(assessment.milestones).sort((one, other) => other.time.localeCompare(one.time));

  function freeze(event: FormEvent): void {
    event.preventDefault();
    if (name.trim() === '') return;
    commands.freeze(name.trim());
    setName('');
  }

  return (
    <section aria-labelledby="milestones">
      <h2 id="milestones">Milestones</h2>
      <p>
        Freeze the answers as they are, then go on. A milestone never changes, and can be compared with what came after.
      </p>
      <form className={styles.line} onSubmit={freeze}>
        <label htmlFor={id}>Name</label>
        <input
          id={id}
          required
          pattern=".*\S.*"
          placeholder="Submitted to the provider"
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
        <Button type="submit">Freeze a milestone</Button>
      </form>
      {all.length > 0 && (
        <ul className={styles.list}>
          {all.map((milestone) => (
            <Row key={milestone.id} milestone={milestone} commands={commands} compare={compare} />
          ))}
        </ul>
      )}
    </section>
  );
}

function Row({ milestone, commands, compare }: Omit<Props, 'assessment'> & { milestone: Milestone }): ReactNode {
  const { id, name, time, by, frozen } = milestone;
  const answered = Object.values(frozen.claims).filter(({ state }) => state !== 'open').length;
  return (
    <li className={styles.line}>
      <span>
        <strong>{name}</strong>{' '}
        <span className={styles.hint}>
          {time.slice(0, 16).replace('T', ' ')} UTC{by && `, ${by}`}, {answered} answers
        </span>
      </span>
      <Button look="small" aria-label={`Compare ${name} with now`} onClick={() => compare(id)}>
        Compare with now
      </Button>
      <Button
        look="small"
        aria-label={`Save ${name} as a file`}
        onClick={() => saveFile(`milestone-${time.slice(0, 10)}.json`, serializeAssessment(frozen))}
      >
        Save as a file
      </Button>
      <Button look="small" aria-label={`Remove ${name}`} onClick={() => commands.removeMilestone(id)}>
        Remove
      </Button>
    </li>
  );
}
