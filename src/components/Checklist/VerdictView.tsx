import type { ReactNode } from 'react';
import type { ChecklistItem } from '../../catalog/types';
import { ruledItems } from '../../generated/ruled-items';
import { EntryRow, VerdictMark } from '../evidence';
import FoldedPart from '../FoldedPart';
import type { ShownVerdict } from './evidence/types';
import styles from './styles.module.css';
import type { ChecklistState } from './useChecklist';
import { useEntries } from './useEntries';
import type { Evidence } from './useEvidence';

/** More rows than this say nothing new; the rest stays in the ledger. */
const SHOWN_ROWS = 8;

interface Props {
  verdict: ShownVerdict;
  evidence: Evidence;
}

/** What the ledger proves about an item, in a line. */
export function VerdictLine({
  item,
  verdict,
  state: { evidence, scope },
}: {
  item: ChecklistItem;
  verdict: ShownVerdict | undefined;
  state: Pick<ChecklistState, 'evidence' | 'scope'>;
}): ReactNode {
  return (
    <div className={styles.verdict}>
      <p className={styles.side}>{scope.who === 'rehearsal' ? 'Recorded calls, rehearsal' : 'Recorded calls'}</p>
      {verdict ? (
        <p className={styles.verdictLine}>
          <VerdictMark state={verdict.state} /> <span>{verdict.summary}</span>
        </p>
      ) : (
        <p className={isRuled(item) ? styles.verdictLine : styles.hint}>{placeholder(item, evidence)}</p>
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

const isRuled = ({ id }: ChecklistItem) => ruledItems.includes(id);

function placeholder(item: ChecklistItem, { phase }: Evidence): string {
  if (!isRuled(item))
    return item.verification.mode === 'attestation' ? 'A person confirms this.' : 'No automatic check yet.';
  return phase === 'failed' ? 'The ledger could not be read. See above.' : 'Reading the ledger…';
}

/** The smallest call that breaks the rule. */
export function Counterexample({ verdict: { counterexample }, evidence }: Props): ReactNode {
  if (!counterexample) return null;
  const { sequence, pointer, message, mend } = counterexample;
  return (
    <div className={styles.counterexample}>
      <p className={styles.plain}>
        {pointer && <code>{pointer}</code>} {message} {mend}
      </p>
      <Rows sequences={[sequence]} evidence={evidence} note={message} />
    </div>
  );
}

function Rows({
  sequences,
  evidence,
  note,
}: {
  sequences: readonly number[];
  evidence: Evidence;
  note?: string;
}): ReactNode {
  const { state, entries } = useEntries(sequences, evidence.finding?.epoch);
  if (state === 'loading') return <p className={styles.hint}>Reading…</p>;
  if (entries.length === 0)
    return (
      <p className={styles.hint}>
        {state === 'failed'
          ? 'The calls could not be read from the ledger.'
          : 'The ledger does not keep these calls any more.'}
      </p>
    );
  return entries.map((entry) => <EntryRow key={entry.sequence} entry={entry} note={note} />);
}

/** The entries that a verdict rests on, the newest of many. They are read when somebody opens the list. */
export function RestsOn({ verdict, evidence }: Props): ReactNode {
  const { exchanges } = verdict;
  const hidden = exchanges.length - SHOWN_ROWS;
  if (exchanges.length === 0) return null;
  return (
    <FoldedPart summary={`Based on ${exchanges.length === 1 ? '1 entry' : `${exchanges.length} entries`}`}>
      <div className={styles.rows}>
        <Rows sequences={exchanges.slice(-SHOWN_ROWS)} evidence={evidence} />
      </div>
      {hidden > 0 && <p className={styles.hint}>And {hidden} earlier. The playground shows the whole ledger.</p>}
    </FoldedPart>
  );
}
