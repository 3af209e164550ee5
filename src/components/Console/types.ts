import type { Ledger } from '../../sandbox-client/useLedger';
import type { Place } from './place';
import type { Go } from './usePlace';

/** What every part of the console gets. */
export interface PartProps {
  readonly place: Place;
  readonly go: Go;
  readonly ledger: Ledger;
}
