import { type ReactNode, useId } from 'react';
import type { Scope } from '../../../certification/scope';
import type { Run } from '../../../ledger/types';
import styles from '../styles.module.css';
import { runLine } from './words';

interface Props {
  scope: Scope;
  change: (change: Partial<Scope>) => void;
  /** The newest first. */
  runs: readonly Run[];
}

type Kind = 'newest' | 'all' | 'chosen';

/** Which calls count: those of the newest run, of chosen ones, or all; and from which day on. */
export default function RunChooser({ scope, change, runs }: Props): ReactNode {
  const id = useId();
  const kind: Kind = typeof scope.runs === 'string' ? scope.runs : 'chosen';
  const [newest] = runs;

  function choose(next: Kind): void {
    change({ runs: next === 'chosen' ? (newest ? [newest.id] : []) : next });
  }

  return (
    <div className={styles.runs}>
      <p className={styles.filter}>
        <label htmlFor={id}>Judge</label>
        <select id={id} value={kind} onChange={({ target }) => choose(target.value as Kind)}>
          <option value="newest">the newest run</option>
          <option value="all">all calls</option>
          {(newest || kind === 'chosen') && <option value="chosen">chosen runs</option>}
        </select>
      </p>
      <Since since={scope.since} change={change} />
      {kind === 'newest' && (
        <span className={styles.hint}>{newest ? runLine(newest) : 'There is no run yet, so all calls count.'}</span>
      )}
      {typeof scope.runs !== 'string' && <Chosen chosen={scope.runs} change={change} runs={runs} />}
    </div>
  );
}

/** By the day: UTC, as the ledger writes it. */
function Since({ since, change }: Pick<Props, 'change'> & { since: string | undefined }): ReactNode {
  const id = useId();
  return (
    <p className={styles.filter}>
      <label htmlFor={id}>since</label>
      <input
        id={id}
        type="date"
        value={since?.slice(0, 10) ?? ''}
        onChange={({ target }) => change({ since: target.value ? `${target.value}T00:00:00.000Z` : undefined })}
      />
    </p>
  );
}

function Chosen({ chosen, change, runs }: Pick<Props, 'change' | 'runs'> & { chosen: readonly string[] }): ReactNode {
  const toggle = (id: string) =>
    change({ runs: chosen.includes(id) ? chosen.filter((one) => one !== id) : [...chosen, id] });
  return (
    <fieldset className={styles.chosen}>
      <legend className={styles.side}>Runs that count</legend>
      {runs.map((run) => (
        <label key={run.id} className={styles.plain}>
          <input type="checkbox" checked={chosen.includes(run.id)} onChange={() => toggle(run.id)} /> {runLine(run)}
        </label>
      ))}
    </fieldset>
  );
}
