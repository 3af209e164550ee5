import { type ReactNode, useMemo } from 'react';
import { redactExchange, redactRecordedPath } from '../../../ledger/redact';
import type { Exchange, LedgerEntry, TimerEntry } from '../../../ledger/types';
import { inPageNotes } from '../../../samples/notes';
import { curlFrom, requestFrom } from '../../../samples/recorded';
import { useSandbox } from '../../../sandbox-client';
import CopyButton from '../../Copy';
import IdChip from '../IdChip';
import JsonView from '../JsonView';
import MethodBadge from '../MethodBadge';
import StatusCode from '../StatusCode';
import { firstError, senderOf, wordsOf, wordsOfFault } from '../words';
import LedgerLine from './LedgerLine';
import styles from './styles.module.css';

interface Props {
  exchange: Exchange;
  open?: boolean;
  /** Adds "Run again". */
  onRunAgain?: (exchange: Exchange) => void;
  /** Further buttons. */
  actions?: (exchange: Exchange) => ReactNode;
  /** Points at one field of the exchange, such as the one a rule objects to. */
  note?: ReactNode;
}

/** One recorded call in a line: method, path, status, time. It opens to both bodies, the objects and the events. */
export default function ExchangeRow({ exchange, open = false, onRunAgain, actions, note }: Props): ReactNode {
  const { method, path, status, durationMs, fault } = exchange;
  const words = wordsOf(exchange);
  return (
    <LedgerLine
      entry={exchange}
      kind={<MethodBadge method={method} />}
      what={<span className={words ? styles.words : styles.path}>{words ?? redactRecordedPath(path)}</span>}
      outcome={
        fault?.isAnswered === false ? <span className={styles.words}>no answer</span> : <StatusCode status={status} />
      }
      durationMs={durationMs}
      detail={fault ? <span className={styles.refusal}>{wordsOfFault(fault, status)}</span> : refusalOf(exchange)}
      open={open}
    >
      {() => <Inside exchange={exchange} onRunAgain={onRunAgain} actions={actions} note={note} />}
    </LedgerLine>
  );
}

/** Why a call was refused: the first error's code and message, in the row. */
function refusalOf({ status, responseBody }: Exchange): ReactNode {
  if (status < 400) return null;
  const { code, message } = firstError(responseBody);
  return (
    (code || message) && (
      <span className={styles.refusal}>
        {code && <code>{code}</code>} {message}
      </span>
    )
  );
}

/** What happened because its time had come: events and objects, without request and answer. */
export function TimerRow({ entry }: { entry: TimerEntry }): ReactNode {
  const { objects, events } = entry;
  return (
    <LedgerLine
      entry={entry}
      kind={<span className={styles.kind}>timer</span>}
      what={<span className={styles.words}>{wordsOf(entry)}</span>}
      outcome={<span />}
    >
      {() => (
        <div className={styles.inside}>
          <Touched objects={objects} events={events} />
        </div>
      )}
    </LedgerLine>
  );
}

export function Touched({ objects, events }: Pick<LedgerEntry, 'objects' | 'events'>): ReactNode {
  return (
    <>
      {objects.length > 0 && (
        <p className={styles.chips}>
          {objects.map(({ kind, id }) => (
            <IdChip key={`${kind}-${id}`} kind={kind} id={id} />
          ))}
        </p>
      )}
      {events.length > 0 && <EventList events={events} />}
    </>
  );
}

function Inside({ exchange: recorded, onRunAgain, actions, note }: Omit<Props, 'open'>): ReactNode {
  // A server of an earlier version may have kept what is taken out today.
  const exchange = useMemo(() => redactExchange(recorded), [recorded]);
  const { sequence, method, path, requestBody, responseBody, objects, events, requestId } = exchange;
  // The same call may stand elsewhere on the page, and several times in the ledger.
  const call = `${method} ${path}, entry ${sequence}`;
  return (
    <div className={styles.inside}>
      {note && <p className={styles.note}>{note}</p>}
      <Actions exchange={exchange} onRunAgain={onRunAgain} actions={actions} />
      {hasContent(requestBody) && (
        <div>
          <p className={styles.part}>Request</p>
          <JsonView value={requestBody} label={`Request body of ${call}`} />
        </div>
      )}
      <div>
        <p className={styles.part}>Answer</p>
        {hasContent(responseBody) ? (
          <JsonView value={responseBody} label={`Answer of ${call}`} depth={1} />
        ) : (
          <p className={styles.empty}>No body.</p>
        )}
      </div>
      <Touched objects={objects} events={events} />
      <p className={styles.empty}>
        Sent by {senderOf(exchange)}. Request id <code>{requestId}</code>
      </p>
    </div>
  );
}

export function EventList({ events }: { events: Exchange['events'] }): ReactNode {
  return (
    <ul className={styles.events} aria-label="Events">
      {events.map((event) => (
        <li key={event.id}>
          <code>{event.type}</code> <IdChip kind={event.objectKind} id={event.objectId} />
        </li>
      ))}
    </ul>
  );
}

function Actions({ exchange, onRunAgain, actions }: Pick<Props, 'exchange' | 'onRunAgain' | 'actions'>): ReactNode {
  const { client } = useSandbox();
  const canRepeat = requestFrom(exchange) !== null;
  return (
    <>
      <p className={styles.actions}>
        {onRunAgain && canRepeat && (
          <button type="button" onClick={() => onRunAgain(exchange)}>
            Run again
          </button>
        )}
        {actions?.(exchange)}
        <CopyButton
          text={() => curlFrom(exchange, client.baseUrl, client.target === 'page' ? inPageNotes(client.baseUrl) : [])}
        >
          {(isCopied) => (isCopied ? 'Copied' : 'Copy as cURL')}
        </CopyButton>
      </p>
      {!canRepeat && (
        <p className={styles.empty}>
          Card details and secrets are not kept. To repeat this call, copy it and set what is missing.
        </p>
      )}
    </>
  );
}

function hasContent(body: unknown): boolean {
  return body !== null && body !== undefined && body !== '';
}
