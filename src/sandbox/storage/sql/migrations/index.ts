/**
 * How a data file came to its present shape, step by step. A new file takes every step, an older one those it lacks. A step
 * that was released is never changed: what comes later is a further step, with a test on a file of the version before.
 */
import type { Kysely } from 'kysely';
import { records } from './1-records';
import { lookups } from './2-lookups';
import { accounts } from './3-accounts';
import { runs } from './4-runs';
import { lateLookups } from './5-late-lookups';
import { moreOfAccounts } from './6-more-of-accounts';

const steps: readonly ((database: Kysely<unknown>) => Promise<void>)[] = [
  records,
  lookups,
  accounts,
  runs,
  lateLookups,
  moreOfAccounts,
];

/** The version of a file that has taken every step. */
export const formatVersion = steps.length;

/** @param version of the file as it is; 0 for a new one */
export async function migrate(database: Kysely<unknown>, version: number): Promise<void> {
  for (const step of steps.slice(version)) await step(database);
}
