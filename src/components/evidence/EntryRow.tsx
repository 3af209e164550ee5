import type { ReactNode } from 'react';
import { isCall } from '../../ledger/origins';
import type { Exchange, LedgerEntry } from '../../ledger/types';
import ExchangeRow, { TimerRow } from './ExchangeRow';
import DeliveryRow from './ExchangeRow/DeliveryRow';

interface Props {
  entry: LedgerEntry;
  /** Adds "Run again" to calls of the API. */
  onRunAgain?: (exchange: Exchange) => void;
  /** Points at one field of the entry, such as the one a rule objects to. */
  note?: ReactNode;
}

/** One entry of the ledger in a line, whatever its kind. */
export default function EntryRow({ entry, onRunAgain, note }: Props): ReactNode {
  if (isCall(entry))
    return <ExchangeRow exchange={entry} onRunAgain={entry.kind === 'exchange' ? onRunAgain : undefined} note={note} />;
  return entry.kind === 'delivery' ? <DeliveryRow entry={entry} note={note} /> : <TimerRow entry={entry} />;
}
