import { type ReactNode, useId } from 'react';
import { type About, type AssessmentCommands, environments } from '../../../certification/assessment/types';
import styles from './styles.module.css';
import TextField from './TextField';

const environmentNames = {
  sandbox: 'This sandbox',
  test: 'The provider’s test mode',
  production: 'Production',
} as const;

interface Props {
  about: About;
  commands: Pick<AssessmentCommands, 'describe'>;
}

/** What the assessment is called, whose it is, and where the connector stands. */
export default function AboutForm({ about, commands }: Props): ReactNode {
  const id = useId();
  return (
    <section className={styles.group}>
      <h2>The assessment</h2>
      <TextField
        label="What is this assessment called?"
        hint="As the list of your assessments shows it."
        value={about.name}
        save={(name) => commands.describe({ name })}
      />
      <TextField
        label="Which team fills it in?"
        hint="Reports name it."
        value={about.team}
        save={(team) => commands.describe({ team })}
      />
      <p className={styles.question}>
        <label htmlFor={id}>Where does the connector stand?</label>
        <select
          id={id}
          value={about.environment}
          onChange={({ target }) => commands.describe({ environment: target.value as About['environment'] })}
        >
          {environments.map((one) => (
            <option key={one} value={one}>
              {environmentNames[one]}
            </option>
          ))}
        </select>
      </p>
    </section>
  );
}
