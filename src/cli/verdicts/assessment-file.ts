/** What a team says of the items, as the workbench and the checklist pages export it. */
import { parseAssessment } from '../../certification/assessment/file';
import type { Assessment } from '../../certification/assessment/types';
import { ofToday } from '../../certification/carry/today';
import { BadInput } from '../bad-input';
import { readTextFile } from '../sources/text-file';

/**
 * Answers to items that were changed count as this release's catalog has it.
 * @throws BadInput
 */
export function readAssessmentFile(file: string): Assessment {
  const parsed = parseAssessment(readTextFile('The assessment', file));
  if (parsed.ok) return ofToday(parsed.assessment);
  throw new BadInput(`${file} cannot be used: ${parsed.reason}`);
}
