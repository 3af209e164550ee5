import type { ReactNode } from 'react';
import type { Scope } from '../../../certification/scope';
import RunChooser from '../../Checklist/runs/RunChooser';
import type { Evidence } from '../../Checklist/useEvidence';
import SandboxSwitch from '../../SandboxSwitch';
import Problem from '../../ui/Problem';
import styles from './styles.module.css';

interface Props {
  evidence: Evidence;
  scope: Scope;
  changeScope: (change: Partial<Scope>) => void;
}

function said({ phase, finding }: Evidence): string {
  if (phase === 'failed') return 'The ledger could not be read.';
  if (!finding) return 'Reading the ledger…';
  return `Verdicts come from the ledger’s ${finding.size} ${finding.size === 1 ? 'entry' : 'entries'}.`;
}

/** Which calls the verdicts come from, and the choice of others. */
export default function CallsRead({ evidence, scope, changeScope }: Props): ReactNode {
  return (
    <>
      <details className={styles.calls}>
        <summary>{said(evidence)} Choose which calls count</summary>
        <SandboxSwitch legend="Read calls from" />
        <RunChooser scope={scope} change={changeScope} runs={evidence.runs} />
      </details>
      {evidence.problem && <Problem problem={evidence.problem} />}
    </>
  );
}
