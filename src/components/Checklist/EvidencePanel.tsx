import Link from '@docusaurus/Link';
import type { ReactNode } from 'react';
import SandboxSwitch from '../SandboxSwitch';
import styles from './styles.module.css';
import type { Evidence } from './useEvidence';

/** Which ledger is read, how fresh the reading is, and what to do where there is nothing to read. */
export default function EvidencePanel({
  evidence,
  readAgain,
  judgeWhom,
}: {
  evidence: Evidence;
  readAgain: () => void;
  judgeWhom: (who: Evidence['who']) => void;
}): ReactNode {
  const { phase, problem, exchanges } = evidence;
  return (
    <div className={styles.evidence} data-loading={phase === 'waiting' || phase === 'reading' ? '' : undefined}>
      <SandboxSwitch legend="Read calls from" />
      <label className={styles.plain}>
        <input
          type="checkbox"
          checked={evidence.who === 'rehearsal'}
          onChange={({ target }) => judgeWhom(target.checked ? 'rehearsal' : 'connector')}
        />{' '}
        Rehearse: count what you tried in these pages as well. Without it, only a connector’s own calls count.
      </label>
      <p className={styles.plain}>
        {freshness(evidence)}{' '}
        {phase !== 'waiting' && (
          <button type="button" className={styles.quiet} onClick={readAgain} disabled={phase === 'reading'}>
            Read it again
          </button>
        )}
      </p>
      {problem && (
        <p className={styles.problem} role="alert">
          {problem}
        </p>
      )}
      {phase === 'ready' && exchanges.size === 0 && (
        <p className={styles.notice}>
          This ledger is empty. <Link to="/docs/sandbox">Point your connector at the sandbox</Link>, and verdicts appear
          here by themselves. To see some first, run <Link to="/docs/guides/product-to-shipped-order">the guide</Link>{' '}
          or make calls in <Link to="/docs/playground">the playground</Link>, and rehearse.
        </p>
      )}
    </div>
  );
}

function freshness({ phase, exchanges, readTime }: Evidence): string {
  if (phase === 'failed') return 'The ledger could not be read.';
  if (readTime === null) return 'Verdicts come from the ledger. Reading it…';
  const calls = exchanges.size === 1 ? '1 call' : `${exchanges.size} calls`;
  return `Verdicts come from ${calls} in its ledger, read at ${readTime.slice(11, 19)} UTC.`;
}
