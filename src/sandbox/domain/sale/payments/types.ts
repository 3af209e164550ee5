import type { NextAction, SourceSummary } from '../../../../generated/contract/types';
import type { Charge } from '../charges/types';

export type SessionState =
  | 'requires_source'
  | 'requires_confirmation'
  | 'requires_action'
  | 'confirmed'
  | 'pending'
  | 'pending_funds'
  | 'pending_redirect'
  | 'chargeable'
  | 'processing'
  | 'complete'
  | 'cancelled'
  | 'failed';

export interface Session {
  id: string;
  amountContributed: number;
  amountRemainingToBeContributed: number;
  clientSecret: string;
  state: SessionState;
  nextAction?: NextAction;
}

export interface Payment {
  /** Absent until a source is attached. */
  sources?: SourceSummary[];
  charges?: Charge[];
  session: Session;
}
