import type { CatalogChange } from '../../catalog/types';
import changes from '../../generated/catalog/changes.json';
import type { Assessment } from '../assessment/types';
import { type CarriedOver, carryOver } from '.';

/** What became of items until this release, oldest first. */
export const changesSoFar = changes as readonly CatalogChange[];

/** An assessment as this release's catalog reads it. */
export const readToday = (assessment: Assessment): CarriedOver => carryOver(assessment, changesSoFar);

/** The same as one value for reports: what counts nowhere stands under its own id, so that nothing is dropped. */
export function ofToday(assessment: Assessment): Assessment {
  const { assessment: read, aside } = readToday(assessment);
  const kept = Object.fromEntries(aside.map(({ subject, claim }) => [subject, claim]));
  return { ...read, claims: { ...kept, ...read.claims } };
}
