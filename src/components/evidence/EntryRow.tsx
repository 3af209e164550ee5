import type { ReactNode } from 'react';
import { isCall } from '../../ledger/origins';
import type { Exchange, LedgerEntry } from '../../ledger/types';
import ExchangeRow, { TimerRow } from './ExchangeRow';
import DeliveryRow from './ExchangeRow/DeliveryRow';

interface Props {
  entry: LedgerEntry;
  /** Adds "Run again" to calls of the API. */
  onRunAgain?: (exchange: Exchange) => void;
  /** Further buttons for calls of the API. */
  actions?: (exchange: Exchange) => ReactNode;
  /** Points at one field of the entry, such as the one a rule objects to. */
  note?: ReactNode;
}

/** One entry of the ledger in a line, whatever its kind. */
export default function EntryRow({ entry, onRunAgain, actions, note }: Props): ReactNode {
  if (isCall(entry))
    return entry.kind === 'exchange' ? (
      <ExchangeRow exchange={entry} onRunAgain={onRunAgain} actions={actions} note={note} />
    ) : (
      <ExchangeRow exchange={entry} note={note} />
    );
  return entry.kind === 'delivery' ? <DeliveryRow entry={entry} note={note} /> : <TimerRow entry={entry} />;
}
