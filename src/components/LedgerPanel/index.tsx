import { type ReactNode, useId, useState } from 'react';
import type { Exchange, LedgerEntry } from '../../ledger/types';
import { requestFrom } from '../../samples/recorded';
import { useLedger, useSandbox } from '../../sandbox-client';
import { problemOf } from '../../sandbox-client/problems';
import { EntryRow } from '../evidence';
import SandboxNotices from '../SandboxNotices';
import Button from '../ui/Button';
import Problem from '../ui/Problem';
import WidgetBoundary from '../WidgetBoundary';
import ClearButton from './ClearButton';
import Comparison from './Comparison';
import ExportButtons from './ExportButtons';
import { countWords, EVERYTHING, type LedgerFilter, type Outcome, select } from './filter';
import ReceiverButton from './ReceiverButton';
import styles from './styles.module.css';
import { useComparison } from './useComparison';

const PAGE = 50;

interface Props {
  /** Puts a recorded call into a form. */
  onEdit?: (exchange: Exchange) => void;
}

/** The ledger of the chosen sandbox, live: every call with its answer and what happened by itself, to filter, repeat or clear. */
export default function LedgerPanel({ onEdit }: Props): ReactNode {
  const { client } = useSandbox();
  const { entries, state, problem } = useLedger();
  const [filter, setFilter] = useState(EVERYTHING);
  const [failure, setFailure] = useState<string | null>(null);
  const found = select(entries, filter);
  const compare = useComparison();
  const wrong = problem ?? failure;

  async function runAgain(exchange: Exchange): Promise<void> {
    const request = requestFrom(exchange);
    if (!request) return;
    setFailure(null);
    await client.call({ ...request, origin: 'replay' }).catch((error: unknown) => setFailure(problemOf(error)));
  }

  return (
    <section className={styles.panel} aria-label="Ledger" data-loading={state === 'loading' ? '' : undefined}>
      <div className={styles.tools}>
        <Filter filter={filter} onChange={setFilter} />
        <div className={styles.choice}>
          <ExportButtons entries={found} baseUrl={client.baseUrl} />
          <ReceiverButton client={client} />
          <ClearButton client={client} isEmpty={state === 'ready' && entries.length === 0} />
        </div>
      </div>
      <SandboxNotices />
      <p className={styles.count} role="status">
        {countText(state, entries, found)}
      </p>
      {wrong && <Problem problem={wrong} />}
      {state === 'ready' && entries.length === 0 && (
        <p className={styles.empty}>
          No call yet. Execute one above, run a guide, or point your connector here: each call shows up as it happens.
        </p>
      )}
      {compare.said && (
        <p role="status" className={styles.count}>
          {compare.said} <Button onClick={compare.stop}>Stop comparing</Button>
        </p>
      )}
      <Rows
        found={found}
        onRunAgain={(again) => void runAgain(again)}
        actions={(exchange) => (
          <>
            {onEdit && exchange.operationId !== null && (
              <button type="button" onClick={() => onEdit(exchange)}>
                Edit and resend
              </button>
            )}
            <button type="button" onClick={() => compare.choose(exchange)}>
              {compare.labelFor(exchange)}
            </button>
          </>
        )}
      />
      {compare.calls && <Comparison calls={compare.calls} onClose={compare.stop} />}
    </section>
  );
}

function Rows({
  found,
  onRunAgain,
  actions,
}: {
  found: LedgerEntry[];
  onRunAgain: (exchange: Exchange) => void;
  actions: (exchange: Exchange) => ReactNode;
}): ReactNode {
  const [shown, setShown] = useState(PAGE);
  return (
    <>
      <div className={styles.rows}>
        {found.slice(0, shown).map((entry) => (
          <WidgetBoundary key={entry.sequence} name={`Call #${entry.sequence}`}>
            <EntryRow entry={entry} onRunAgain={onRunAgain} actions={actions} />
          </WidgetBoundary>
        ))}
      </div>
      {found.length > shown && (
        <Button onClick={() => setShown(shown + PAGE)}>Show {Math.min(PAGE, found.length - shown)} more</Button>
      )}
    </>
  );
}

function countText(state: 'loading' | 'ready' | 'failed', all: LedgerEntry[], found: LedgerEntry[]): string {
  if (state === 'loading') return 'Reading the ledger…';
  if (state === 'failed') return '';
  const words = countWords(all);
  return found.length === all.length ? `${words}, newest first` : `${found.length} of ${words}`;
}

function Filter({ filter, onChange }: { filter: LedgerFilter; onChange: (filter: LedgerFilter) => void }): ReactNode {
  const id = useId();
  return (
    <div className={styles.filter}>
      <label htmlFor={`${id}-text`}>Filter</label>
      <input
        id={`${id}-text`}
        type="search"
        value={filter.text}
        placeholder="orders 409"
        onChange={(event) => onChange({ ...filter, text: event.target.value })}
      />
      <label htmlFor={`${id}-outcome`}>Show</label>
      <select
        id={`${id}-outcome`}
        value={filter.outcome}
        onChange={(event) => onChange({ ...filter, outcome: event.target.value as Outcome })}
      >
        <option value="all">everything</option>
        <option value="answered">calls that succeeded</option>
        <option value="refused">calls that were refused</option>
      </select>
    </div>
  );
}
