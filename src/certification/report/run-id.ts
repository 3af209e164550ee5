import { hashOf } from './canonical';

/** As sandboxes make them. */
const made = /^run_[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/**
 * The id under which a report has a run. In files of other programs a run's id may be its name, which a redacted report may
 * not hold: a hash stands for it, which nobody can compute without the ledger.
 * @param salt of the ledger, in hexadecimal digits
 */
export const reportedRunId = (id: string, salt: string): string =>
  made.test(id) ? id : `run_${hashOf([salt, id]).slice(0, 32)}`;

/** Whether a report names a run by this id: its own, or the one that stands for it. */
export const isRun = (id: string, stated: string, salt: string): boolean =>
  id === stated || reportedRunId(id, salt) === stated;
