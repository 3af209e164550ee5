import { type ReactNode, useId, useState } from 'react';
import type { Checklist } from '../../../catalog/types';
import type { Scope } from '../../../certification/scope';
import { useSandbox } from '../../../sandbox-client';
import { VerdictMark } from '../../evidence';
import FoldedPart from '../../FoldedPart';
import Button from '../../ui/Button';
import { anchorOf } from '../anchors';
import styles from '../styles.module.css';
import type { Evidence } from '../useEvidence';
import { type Changed, compareRuns } from './compare';
import { runLine } from './words';

interface Props {
  evidence: Evidence;
  who: Scope['who'];
  checklist: Checklist;
}

interface Compared {
  /** Ids of the earlier and the later run. */
  of: string;
  changes: readonly Changed[];
}

const changeNames = { fixed: 'Fixed', broken: 'Broken', new: 'New', gone: 'Gone' } as const;

/** What became of each item between two runs: fixed, broken, new, gone. */
export default function CompareRuns({ evidence: { runs }, who, checklist }: Props): ReactNode {
  const { client } = useSandbox();
  const [later, earlier] = runs;
  const [chosen, setChosen] = useState<{ before?: string; after?: string }>({});
  const [compared, setCompared] = useState<Compared | null>(null);
  const [problem, setProblem] = useState<string | null>(null);
  if (!later || !earlier) return null;
  const { before = earlier.id, after = later.id } = chosen;
  const of = JSON.stringify([client.baseUrl, who, before, after]);

  async function compare(): Promise<void> {
    try {
      setCompared({ of, changes: await compareRuns({ client, who, runs, before, after }) });
      setProblem(null);
    } catch (error) {
      setProblem(error instanceof Error ? error.message : String(error));
    }
  }

  return (
    <FoldedPart summary="Compare two runs">
      <div className={styles.start}>
        <RunSelect label="Before" runs={runs} value={before} choose={(id) => setChosen({ ...chosen, before: id })} />
        <RunSelect label="After" runs={runs} value={after} choose={(id) => setChosen({ ...chosen, after: id })} />
        <Button onClick={() => void compare()}>Compare</Button>
      </div>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      <div role="status">{compared?.of === of && <Changes changes={compared.changes} checklist={checklist} />}</div>
    </FoldedPart>
  );
}

function RunSelect({
  label,
  runs,
  value,
  choose,
}: {
  label: string;
  runs: Evidence['runs'];
  value: string;
  choose: (id: string) => void;
}): ReactNode {
  const id = useId();
  return (
    <p className={styles.filter}>
      <label htmlFor={id}>{label}</label>
      <select id={id} value={value} onChange={({ target }) => choose(target.value)}>
        {runs.map((run) => (
          <option key={run.id} value={run.id}>
            {runLine(run)}
          </option>
        ))}
      </select>
    </p>
  );
}

function Changes({ changes, checklist }: { changes: readonly Changed[]; checklist: Checklist }): ReactNode {
  const here = changes.filter(({ itemId }) => checklist.items.some(({ id }) => id === itemId));
  const elsewhere = changes.length - here.length;
  return (
    <>
      {here.length === 0 ? (
        <p className={styles.plain}>Nothing changed for the items of this list.</p>
      ) : (
        <ul className={styles.changes}>
          {here.map(({ itemId, change, before, after }) => (
            <li key={itemId}>
              <strong>{changeNames[change]}</strong>{' '}
              <a href={`#${anchorOf(itemId)}`}>
                <code>{itemId}</code>
              </a>{' '}
              <VerdictMark state={before} /> <span aria-hidden="true">→</span>
              <span className={styles.heard}> then </span> <VerdictMark state={after} />
            </li>
          ))}
        </ul>
      )}
      {elsewhere > 0 && (
        <p className={styles.hint}>
          {elsewhere === 1 ? '1 item of another list changed' : `${elsewhere} items of other lists changed`}.
        </p>
      )}
    </>
  );
}
