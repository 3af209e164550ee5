import type { Ledger } from '../../sandbox-client/useLedger';
import type { Place } from './place';

/** What every part of the console gets. */
export interface PartProps {
  readonly place: Place;
  readonly go: (to: Partial<Place>) => void;
  readonly ledger: Ledger;
}
