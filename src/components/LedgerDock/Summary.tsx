import ErrorBoundary from '@docusaurus/ErrorBoundary';
import { type ReactNode, useState } from 'react';
import { redactRecordedPath } from '../../ledger/redact';
import type { Exchange } from '../../ledger/types';
import { type Ledger, useSandbox } from '../../sandbox-client';
import { MethodBadge, StatusCode } from '../evidence';
import { firstError } from '../evidence/words';
import { countCalls } from '../LedgerPanel/filter';
import styles from './styles.module.css';

const isExchange = (entry: Ledger['entries'][number]): entry is Exchange => entry.kind === 'exchange';

/** How many calls there are, and the last of them. */
export function Summary({ ledger: { entries, state } }: { ledger: Ledger }): ReactNode {
  const { notices } = useSandbox();
  const last = entries.findLast(isExchange);
  return (
    <>
      <span className={styles.count}>{countOf(state, entries)}</span>
      <span className={styles.last}>
        {last && (
          // What is damaged so far that its line cannot be drawn says so in the ledger itself.
          <ErrorBoundary key={last.sequence} fallback={() => null}>
            <Last call={last} />
          </ErrorBoundary>
        )}
      </span>
      {notices.length > 0 && (
        <span className={styles.notices}>
          <span aria-hidden="true">!</span> {notices.length === 1 ? '1 notice' : `${notices.length} notices`}
        </span>
      )}
    </>
  );
}

function countOf(state: Ledger['state'], entries: Ledger['entries']): string {
  if (state === 'loading') return 'reading…';
  if (state === 'failed') return 'cannot be read';
  return entries.some(isExchange) ? countCalls(entries) : 'no call yet';
}

function Last({ call: { method, path, status, responseBody, fault } }: { call: Exchange }): ReactNode {
  const { code } = status >= 400 ? firstError(responseBody) : { code: '' };
  return (
    <span className={styles.call}>
      <MethodBadge method={method} /> <span className={styles.path}>{redactRecordedPath(path)}</span>{' '}
      {fault?.isAnswered === false ? <span>no answer</span> : <StatusCode status={status} />}{' '}
      {code && <code className={styles.code}>{code}</code>}
    </span>
  );
}

/**
 * Says a call that arrives from elsewhere, such as a connector's. Those of the page's own form are said beside the form, and
 * what happens while the ledger is open, the ledger says.
 */
export function Arrival({ ledger: { entries, state }, isOpen }: { ledger: Ledger; isOpen: boolean }): ReactNode {
  const newest = entries.at(-1)?.sequence ?? 0;
  const [known, setKnown] = useState<number | null>(null);
  // A ledger that was cleared begins anew.
  if (state === 'ready' && (known === null || newest < known)) setKnown(newest);
  const last = entries.findLast(isExchange);
  const isOfForm = last?.origin === 'playground' || last?.origin === 'preparation';
  const isNews = last !== undefined && known !== null && last.sequence > known && !isOfForm && !isOpen;
  return (
    <p role="status" className={styles.said}>
      {isNews && `Call ${last.sequence}: ${last.method} ${redactRecordedPath(last.path)}, ${last.status}`}
    </p>
  );
}
