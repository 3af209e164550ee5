import { type KeyboardEvent, type ReactNode, useId, useState } from 'react';
import { isComposing } from '../../browser/keyboard';
import type { Exchange, LedgerEntry } from '../../ledger/types';
import { requestFrom } from '../../samples/recorded';
import { type Ledger, useSandbox } from '../../sandbox-client';
import { problemOf } from '../../sandbox-client/problems';
import { EntryRow } from '../evidence';
import SandboxNotices from '../SandboxNotices';
import Button from '../ui/Button';
import Problem from '../ui/Problem';
import WidgetBoundary from '../WidgetBoundary';
import { anchorOfEntry, type LedgerPlace } from './anchors';
import ClearButton from './ClearButton';
import Comparison from './Comparison';
import ExportButtons from './ExportButtons';
import { countWords, EVERYTHING, type LedgerFilter, type Outcome, select } from './filter';
import ReceiverButton from './ReceiverButton';
import styles from './styles.module.css';
import { useComparison } from './useComparison';
import { useShownEntry } from './useShownEntry';

const PAGE = 50;

interface Props {
  ledger: Ledger;
  /** What a link asks to see; each time one is followed, another object. */
  wanted: LedgerPlace | null;
  /** Puts a recorded call into a form. */
  onEdit: (exchange: Exchange) => void;
}

/** The ledger of the chosen sandbox, live: every call with its answer and what happened by itself, to filter, repeat or clear. */
export default function LedgerPanel({ ledger, wanted, onEdit }: Props): ReactNode {
  const { client } = useSandbox();
  const { entries, state, problem } = ledger;
  const [filter, setFilter] = useState(EVERYTHING);
  const [shown, setShown] = useState(PAGE);
  const missing = useShownEntry(ledger, wanted, (place) => {
    setFilter(EVERYTHING);
    setShown((now) => Math.max(now, Math.ceil(place / PAGE) * PAGE));
  });
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
    <section aria-label="Ledger" data-loading={state === 'loading' ? '' : undefined}>
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
          No call yet. Execute one, run a guide, or point your connector here: each call shows up as it happens.
        </p>
      )}
      {missing !== null && (
        <p role="status" className={styles.count}>
          The ledger has no entry #{missing}: it was cleared since, or the link is of another sandbox.
        </p>
      )}
      {compare.said && (
        <p role="status" className={styles.count}>
          {compare.said} <Button onClick={compare.stop}>Stop comparing</Button>
        </p>
      )}
      <Rows
        found={found}
        shown={shown}
        onMore={() => setShown(shown + PAGE)}
        onRunAgain={(again) => void runAgain(again)}
        actions={(exchange) => (
          <>
            {exchange.operationId !== null && (
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
  shown,
  onMore,
  onRunAgain,
  actions,
}: {
  found: LedgerEntry[];
  /** How many of them are drawn. */
  shown: number;
  onMore: () => void;
  onRunAgain: (exchange: Exchange) => void;
  actions: (exchange: Exchange) => ReactNode;
}): ReactNode {
  return (
    <>
      <div className={styles.rows}>
        {found.slice(0, shown).map((entry) => (
          <div key={entry.sequence} id={anchorOfEntry(entry.sequence)}>
            <WidgetBoundary name={`Call #${entry.sequence}`}>
              <EntryRow entry={entry} onRunAgain={onRunAgain} actions={actions} />
            </WidgetBoundary>
          </div>
        ))}
      </div>
      {found.length > shown && <Button onClick={onMore}>Show {Math.min(PAGE, found.length - shown)} more</Button>}
    </>
  );
}

function countText(state: 'loading' | 'ready' | 'failed', all: LedgerEntry[], found: LedgerEntry[]): string {
  if (state === 'loading') return 'Reading the ledger…';
  if (state === 'failed' || all.length === 0) return '';
  const words = countWords(all);
  return found.length === all.length ? `${words}, newest first` : `${found.length} of ${words}`;
}

function Filter({ filter, onChange }: { filter: LedgerFilter; onChange: (filter: LedgerFilter) => void }): ReactNode {
  const id = useId();
  // Not every browser empties it by itself; pressed once more, Escape means what it means around the filter.
  function empty(event: KeyboardEvent): void {
    if (event.key !== 'Escape' || filter.text === '' || isComposing(event)) return;
    event.preventDefault();
    onChange({ ...filter, text: '' });
  }
  return (
    <div className={styles.filter}>
      <label htmlFor={`${id}-text`}>Filter</label>
      <input
        id={`${id}-text`}
        type="search"
        value={filter.text}
        placeholder="orders 409"
        onKeyDown={empty}
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
