import type { ReactNode } from 'react';
import type { ChecklistItem } from '../../catalog/types';
import type { Verdict } from '../../certification/verdicts/types';
import { ruledItems } from '../../generated/ruled-items';
import { ExchangeRow, VerdictMark } from '../evidence';
import styles from './styles.module.css';
import type { Evidence } from './useEvidence';

/** More rows than this say nothing new; the rest stays in the ledger. */
const SHOWN_ROWS = 8;

interface Props {
  verdict: Verdict;
  evidence: Evidence;
}

/** What the ledger proves about an item, in a line. */
export function VerdictLine({ item, evidence }: { item: ChecklistItem; evidence: Evidence }): ReactNode {
  const verdict = evidence.verdicts.get(item.id);
  return (
    <div className={styles.verdict}>
      <p className={styles.side}>Recorded calls</p>
      {verdict ? (
        <p className={styles.plain}>
          <VerdictMark state={verdict.state} /> <span>{verdict.summary}</span>
        </p>
      ) : (
        <p className={styles.hint}>{placeholder(item, evidence)}</p>
      )}
      {verdict && verdict.warnings.length > 0 && (
        <ul className={styles.warnings} aria-label="Warnings">
          {verdict.warnings.map((warning) => (
            <li key={warning}>{warning}</li>
          ))}
        </ul>
      )}
    </div>
  );
}

function placeholder(item: ChecklistItem, { phase }: Evidence): string {
  if (!ruledItems.includes(item.id))
    return item.verification.mode === 'attestation' ? 'A person confirms this.' : 'No automatic check yet.';
  return phase === 'failed' ? 'The ledger could not be read. See above.' : 'Reading the ledger…';
}

/** The smallest call that breaks the rule. */
export function Counterexample({ verdict: { counterexample }, evidence }: Props): ReactNode {
  if (!counterexample) return null;
  const exchange = evidence.exchanges.get(counterexample.sequence);
  return (
    <div className={styles.counterexample}>
      <p className={styles.plain}>
        {counterexample.pointer && <code>{counterexample.pointer}</code>} {counterexample.message} {counterexample.mend}
      </p>
      {exchange && <ExchangeRow exchange={exchange} note={counterexample.message} />}
    </div>
  );
}

/** The calls a verdict rests on, the newest of many. */
export function RestsOn({ verdict, evidence }: Props): ReactNode {
  const exchanges = verdict.exchanges.flatMap((sequence) => evidence.exchanges.get(sequence) ?? []);
  const hidden = exchanges.length - SHOWN_ROWS;
  if (exchanges.length === 0) return null;
  return (
    <details className={styles.part}>
      <summary>Based on {exchanges.length === 1 ? '1 call' : `${exchanges.length} calls`}</summary>
      <div className={styles.rows}>
        {exchanges.slice(-SHOWN_ROWS).map((exchange) => (
          <ExchangeRow key={exchange.sequence} exchange={exchange} />
        ))}
      </div>
      {hidden > 0 && <p className={styles.hint}>And {hidden} earlier. The playground shows the whole ledger.</p>}
    </details>
  );
}
