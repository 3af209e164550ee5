import Link from '@docusaurus/Link';
import { type ReactNode, useId, useState } from 'react';
import { useAssessment } from '../../../assessment-client';
import type { Level } from '../../../catalog/types';
import type { ReadinessReport } from '../../../certification/report/types';
import type { Scope } from '../../../certification/scope';
import type { Run } from '../../../ledger/types';
import RunChooser from '../../Checklist/runs/RunChooser';
import SandboxSwitch from '../../SandboxSwitch';
import Problem from '../../ui/Problem';
import WidgetBoundary from '../../WidgetBoundary';
import Downloads from './Downloads';
import PackageMaker from './PackageMaker';
import Signing from './Signing';
import styles from './styles.module.css';
import { useReport } from './useReport';
import View from './View';

/** A report is about all that the connector did, until somebody chooses less. */
const wholeLedger: Scope = { who: 'connector', runs: 'all' };

function Content(): ReactNode {
  const { over, ready, author } = useAssessment();
  // As today's catalog reads it: what is asked again has no answer.
  const { assessment } = over;
  const [scope, setScope] = useState(wholeLedger);
  const [minimum, setMinimum] = useState<Level>('required');
  const {
    report: made,
    ledger,
    isBusy,
    progress,
    problem,
    again,
  } = useReport(ready ? assessment : null, scope, minimum);
  const [signed, setSigned] = useState<ReadinessReport | null>(null);
  // A signature is of one digest: it falls away with any change.
  const report = signed && signed.digest === made?.digest ? signed : made;
  return (
    <div data-search-skip data-report={isBusy || !report ? 'waiting' : 'shown'} data-judged-by={ledger?.judgedBy}>
      <Calls scope={scope} setScope={setScope} minimum={minimum} setMinimum={setMinimum} runs={ledger?.runs ?? []} />
      {problem && <Problem problem={problem} again={again} />}
      {report ? (
        <View report={report}>
          <section aria-labelledby="hand-over" className={styles.tools}>
            <h2 id="hand-over">Hand it over</h2>
            <div className={styles.actions}>
              <Downloads report={report} entries={ledger?.entries ?? []} />
              <Signing report={report} author={author} onSigned={setSigned} />
              <PackageMaker report={report} assessment={assessment} author={author} />
            </div>
            <p>
              Did somebody send you a report? <Link to="/workbench/check">Read and check it</Link>.
            </p>
          </section>
        </View>
      ) : (
        <div className={styles.waiting}>
          <p role="status">{problem ? '' : 'Reading calls and answers…'}</p>
          {progress && !problem && (
            <p>
              <progress max={progress.of} value={progress.done} aria-label="Calls judged" />{' '}
              {progress.done.toLocaleString('en')} of {progress.of.toLocaleString('en')} calls judged
            </p>
          )}
        </div>
      )}
    </div>
  );
}

interface CallsProps {
  scope: Scope;
  setScope: (scope: Scope) => void;
  minimum: Level;
  setMinimum: (level: Level) => void;
  /** The newest first. */
  runs: readonly Run[];
}

/** What the report is about: which calls, and which items decide. */
function Calls({ scope, setScope, minimum, setMinimum, runs }: CallsProps): ReactNode {
  const id = useId();

  function change(part: Partial<Scope>): void {
    const { since, ...next } = { ...scope, ...part };
    setScope(since === undefined ? next : { ...next, since });
  }

  return (
    <details className={styles.calls}>
      <summary>Choose what the report is about</summary>
      <SandboxSwitch legend="Read calls from" />
      <RunChooser scope={scope} change={change} runs={runs} />
      <p>
        <label>
          <input
            type="checkbox"
            checked={scope.who === 'rehearsal'}
            onChange={({ target }) => change({ who: target.checked ? 'rehearsal' : 'connector' })}
          />{' '}
          Rehearse: count what was tried in these pages. The report then says that it proves nothing.
        </label>
      </p>
      <p>
        <label htmlFor={id}>Items that decide</label>{' '}
        <select id={id} value={minimum} onChange={({ target }) => setMinimum(target.value as Level)}>
          <option value="required">required ones</option>
          <option value="recommended">required and recommended ones</option>
          <option value="informational">all</option>
        </select>
      </p>
    </details>
  );
}

/** Whether the connector is ready, and all that this rests on: to read, to print, and to hand over. */
export default function Report(): ReactNode {
  return (
    <WidgetBoundary name="The report">
      <Content />
    </WidgetBoundary>
  );
}
