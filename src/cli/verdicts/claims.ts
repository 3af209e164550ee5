/** What a team says of the items, as the checklist pages export it. */
import { parseAssessment } from '../../certification/assessment/file';
import type { Claims } from '../../certification/report/verdicts/hear';
import { BadInput } from '../bad-input';
import { readTextFile } from '../sources/text-file';

/** @throws BadInput */
export function readAssessmentFile(file: string): Claims {
  const parsed = parseAssessment(readTextFile('The assessment', file));
  if (parsed.ok) return parsed.assessment.claims;
  throw new BadInput(`${file} cannot be used: ${parsed.reason}`);
}
