import type { Scope } from '../../../certification/scope';
import type { Verdict } from '../../../certification/verdicts/types';
import type { Run } from '../../../ledger/types';

/** A verdict as a page shows it, whoever judged. */
export type ShownVerdict = Omit<Verdict, 'held' | 'looked'>;

/** What a sandbox's ledger comes to, as of one moment. */
export interface Finding {
  readonly verdicts: readonly ShownVerdict[];
  /** How many entries were judged, whoever made them. */
  readonly size: number;
  /** Raised by each reset. Undefined where a server of an earlier release tells none. */
  readonly epoch: number | undefined;
  /** Who judged: the server, a worker of this page, or the page itself. */
  readonly judgedBy: 'server' | 'worker' | 'page';
}

/** Where verdicts come from. */
export interface VerdictSource {
  /** @param runs those that the sandbox knows, the newest first */
  find(scope: Scope, runs: readonly Run[]): Promise<Finding>;
  close(): void;
}
