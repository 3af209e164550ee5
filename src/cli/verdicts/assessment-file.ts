/** What a team says of the items, as the workbench and the checklist pages export it. */
import type { CatalogChange } from '../../catalog/types';
import { parseAssessment } from '../../certification/assessment/file';
import type { Assessment } from '../../certification/assessment/types';
import { carryOver } from '../../certification/carry';
import changes from '../../generated/catalog/changes.json';
import { BadInput } from '../bad-input';
import { readTextFile } from '../sources/text-file';

/** Answers as today's catalog reads them: one to an item that asks something else by now is asked again, as on the pages. */
function asOfToday(read: Assessment): Assessment {
  const { assessment, aside } = carryOver(read, changes as readonly CatalogChange[]);
  const kept = Object.fromEntries(aside.map(({ subject, claim }) => [subject, claim]));
  return { ...assessment, claims: { ...kept, ...assessment.claims } };
}

/** @throws BadInput */
export function readAssessmentFile(file: string): Assessment {
  const parsed = parseAssessment(readTextFile('The assessment', file));
  if (parsed.ok) return asOfToday(parsed.assessment);
  throw new BadInput(`${file} cannot be used: ${parsed.reason}`);
}
