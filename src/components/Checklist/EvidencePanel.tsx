import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import type { Checklist } from '../../catalog/types';
import { useSandbox } from '../../sandbox-client';
import SandboxSwitch from '../SandboxSwitch';
import Button from '../ui/Button';
import { forgetEarlier } from './evidence/earlier-verdicts';
import CompareRuns from './runs/CompareRuns';
import RunChooser from './runs/RunChooser';
import RunControl from './runs/RunControl';
import styles from './styles.module.css';
import type { ChecklistState } from './useChecklist';
import type { Evidence } from './useEvidence';

/** Which ledger is read and which of its calls count, how fresh the reading is, and what to do where there is nothing to read. */
export default function EvidencePanel({
  state,
  checklist,
}: {
  state: ChecklistState;
  checklist: Checklist;
}): ReactNode {
  const { evidence, readAgain, scope, changeScope } = state;
  const { phase, problem, finding } = evidence;
  return (
    <div
      className={styles.evidence}
      data-loading={phase === 'waiting' || phase === 'reading' ? '' : undefined}
      data-judged-by={finding?.judgedBy}
    >
      <SandboxSwitch legend="Read calls from" />
      <label className={styles.plain}>
        <input
          type="checkbox"
          checked={scope.who === 'rehearsal'}
          onChange={({ target }) => changeScope({ who: target.checked ? 'rehearsal' : 'connector' })}
        />{' '}
        Rehearse: count what you tried in these pages as well. Without it, only a connector’s own calls count.
      </label>
      <RunChooser scope={scope} change={changeScope} runs={evidence.runs} />
      <p className={styles.fresh}>
        {freshness(evidence)}{' '}
        <Button look="small" onClick={readAgain} disabled={phase === 'waiting' || phase === 'reading'}>
          Read it again
        </Button>
      </p>
      <Lost state={state} />
      {finding?.judgedBy === 'page' && (
        <p className={styles.notice}>
          This browser lets no worker run here, so the page judges by itself: a long ledger may hold it up. A blocker of
          scripts, or the policy of the site’s host, may be why.
        </p>
      )}
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {(finding ? finding.size === 0 : phase !== 'failed') && <Empty isKnown={finding !== null} />}
      <p className={styles.plain}>
        <Link to="/docs/checklists/coverage">What calls decide, item by item</Link>
      </p>
      <RunControl evidence={evidence} />
      <CompareRuns evidence={evidence} who={scope.who} checklist={checklist} />
    </div>
  );
}

/**
 * What to do where there is nothing to judge, as most first visits have it. Its place is kept free until the ledger was
 * read: a list that moves under the pointer takes a click for another item.
 */
function Empty({ isKnown }: { isKnown: boolean }): ReactNode {
  return (
    <p className={styles.notice} data-place-only={isKnown ? undefined : ''}>
      This ledger is empty. <Link to="/docs/sandbox">Point your connector at the sandbox</Link>, and verdicts appear
      here by themselves. To see some first, run <Link to="/docs/guides/product-to-shipped-order">the guide</Link> or
      make calls in <Link to="/docs/playground">the playground</Link>, and rehearse.
    </p>
  );
}

/** What was seen before a reset is told apart from what was never done, until somebody says that it is done with. */
function Lost({ state: { evidence, readAgain, scope, items } }: { state: ChecklistState }): ReactNode {
  const { client } = useSandbox();
  const lost = items.filter(({ id }) => evidence.verdicts.get(id)?.state === 'stale').length;
  if (lost === 0) return null;
  return (
    <p className={styles.plain}>
      {lost === 1 ? '1 verdict is' : `${lost} verdicts are`} out of date: the calls that showed it are gone.{' '}
      <Button
        look="small"
        onClick={() => {
          forgetEarlier(client, scope.who);
          readAgain();
        }}
      >
        Start from nothing
      </Button>
    </p>
  );
}

function freshness({ phase, finding, readTime }: Evidence): string {
  if (phase === 'failed') return 'There are no verdicts.';
  if (readTime === null || !finding) return 'Verdicts come from the ledger. Reading it…';
  const entries = finding.size === 1 ? '1 entry' : `${finding.size} entries`;
  const judge = finding.judgedBy === 'server' ? 'judged by the server' : 'judged in this browser';
  return `Verdicts come from the ledger’s ${entries}, ${judge} at ${readTime.slice(11, 19)} UTC.`;
}
