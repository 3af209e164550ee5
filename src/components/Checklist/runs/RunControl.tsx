import { type FormEvent, type ReactNode, useId, useState } from 'react';
import type { RunPurpose } from '../../../ledger/types';
import { useSandbox } from '../../../sandbox-client';
import FoldedPart from '../../FoldedPart';
import Button from '../../ui/Button';
import styles from '../styles.module.css';
import type { Evidence } from '../useEvidence';
import { purposeNames, runLine } from './words';

const purposes = ['ordinary', 'negative'] as const satisfies readonly RunPurpose[];
/** As the sandbox has it. */
const longestName = 100;

/** Starts a run with a purpose, and stops the one under way. */
export default function RunControl({ evidence: { runs } }: { evidence: Evidence }): ReactNode {
  const { client } = useSandbox();
  const [problem, setProblem] = useState<string | null>(null);
  const underWay = runs.find(({ stoppedTime }) => !stoppedTime);

  async function act(what: () => Promise<unknown>): Promise<void> {
    try {
      await what();
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <FoldedPart summary={underWay ? `Under way: ${underWay.name}` : 'Start a run'}>
      {underWay && (
        <p className={styles.plain}>
          {runLine(underWay)} <Button onClick={() => act(() => client.stopRun())}>Stop it</Button>
        </p>
      )}
      <StartRun start={(name, purpose) => act(() => client.startRun({ name, purpose }))} />
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
    </FoldedPart>
  );
}

function StartRun({ start }: { start: (name: string, purpose: RunPurpose) => Promise<void> }): ReactNode {
  const id = useId();
  const [name, setName] = useState('');
  const [purpose, setPurpose] = useState<RunPurpose>('ordinary');

  function submit(event: FormEvent): void {
    event.preventDefault();
    void start(name.trim(), purpose);
  }

  return (
    <form className={styles.start} onSubmit={submit}>
      <p className={styles.hint}>
        From its start on, calls belong to the run. The one under way ends. A fresh run after a fix leaves old mistakes
        behind.
      </p>
      <p className={styles.filter}>
        <label htmlFor={id}>Name</label>
        <input
          id={id}
          required
          pattern=".*\S.*"
          maxLength={longestName}
          value={name}
          onChange={({ target }) => setName(target.value)}
        />
      </p>
      <p className={styles.filter}>
        <label htmlFor={`${id}-purpose`}>Purpose</label>
        <select id={`${id}-purpose`} value={purpose} onChange={({ target }) => setPurpose(target.value as RunPurpose)}>
          {purposes.map((one) => (
            <option key={one} value={one}>
              {purposeNames[one]}
            </option>
          ))}
        </select>
      </p>
      <Button type="submit">Start the run</Button>
    </form>
  );
}
